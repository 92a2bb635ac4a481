import type { ProviderSettings } from '../../config/providerSettings.js';
import type { BreakerStatus } from '../../metrics/metrics.js';
import type { Store } from '../../store.js';

export interface ReadinessCheck {
  /** `degraded`: the store works, but the breaker of a provider is not closed. */
  readonly status: 'ok' | 'degraded' | 'unavailable';
  /** For the log; undefined when the store answers. */
  readonly storeError: unknown;
}

/** The answer to `/readyz?verbose`. */
export interface ReadinessDetails {
  readonly status: ReadinessCheck['status'];
  readonly store: 'ok' | 'unavailable';
  readonly providers: readonly {
    readonly id: string;
    readonly mode: ProviderSettings['mode'];
    readonly breakers: readonly Omit<BreakerStatus, 'provider'>[];
  }[];
}

/** Whether the server can do its work. It calls the store, and no vendor: it reads the breakers. */
export class Readiness {
  constructor(
    private readonly store: Pick<Store, 'ping'>,
    private readonly providers: readonly ProviderSettings[],
    private readonly breakers: () => readonly BreakerStatus[],
  ) {}

  async check(): Promise<ReadinessCheck> {
    try {
      await this.store.ping();
    } catch (storeError) {
      return { status: 'unavailable', storeError };
    }
    const isDegraded = this.breakers().some(({ state }) => state !== 'closed');
    return { status: isDegraded ? 'degraded' : 'ok', storeError: undefined };
  }

  async details(): Promise<ReadinessDetails> {
    const { status } = await this.check();
    const breakers = this.breakers();
    return {
      status,
      store: status === 'unavailable' ? 'unavailable' : 'ok',
      providers: this.providers.map(({ definition: { id }, mode }) => ({
        id,
        mode,
        breakers: breakers.filter(({ provider }) => provider === id).map(({ provider: _, ...status }) => status),
      })),
    };
  }
}
