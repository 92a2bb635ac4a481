import {
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
  isBrokenCircuitError,
} from 'cockatiel';
import type { Logger } from 'pino';
import type { BreakerStatus, CallFailure } from '../../metrics/metrics.js';
import { ProviderError, type ProviderErrorCode } from '../errors.js';

export interface BreakerOptions {
  /** Consecutive faults that open the breaker. */
  readonly faults?: number;
  /** How long the breaker stays open before one probing call is allowed. */
  readonly coolDownMs?: number;
}

/** What a breaker protects. */
export interface BreakerTarget {
  readonly provider: string;
  /** Of the vendor. */
  readonly origin: string;
  /** Empty for the provider's own calls. */
  readonly use: string;
}

const STATES: Readonly<Record<CircuitState, BreakerStatus['state']>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'halfOpen',
  [CircuitState.Isolated]: 'open',
};

/**
 * Circuit breaker: after several consecutive faults, calls fail at once until one probing call succeeds. Only UNAVAILABLE
 * and TIMEOUT count. A refusal comes from a working vendor, and a reply that one operation cannot read must not stop the
 * others.
 */
export class Breaker {
  readonly #policy: CircuitBreakerPolicy;
  /** Whether the last call through the policy was a fault. */
  #hasFaults = false;
  #lastFailure: CallFailure | null = null;

  constructor(
    private readonly target: BreakerTarget,
    logger: Logger,
    { faults = 5, coolDownMs = 5_000 }: BreakerOptions = {},
  ) {
    this.#policy = circuitBreaker(handleWhen(isFault), {
      halfOpenAfter: coolDownMs,
      breaker: new ConsecutiveBreaker(faults),
    });
    const { provider, origin } = target;
    this.#policy.onBreak(() => logger.warn({ provider, origin }, 'breaker open: calls fail at once'));
    this.#policy.onReset(() => logger.info({ provider, origin }, 'breaker closed: vendor answers again'));
  }

  get isOpen(): boolean {
    return this.#policy.state === CircuitState.Open;
  }

  get status(): BreakerStatus {
    const { provider, origin, use } = this.target;
    const { host } = new URL(origin);
    return { provider, host, use, state: STATES[this.#policy.state], lastFailure: this.#lastFailure };
  }

  /** For the status alone: `run` decides which failures count. */
  noteFailure(code: ProviderErrorCode): void {
    this.#lastFailure = { code, at: new Date() };
  }

  async run<T>(call: () => Promise<T>): Promise<T> {
    // The common case costs no policy: it would create several promises for each call.
    if (this.#policy.state === CircuitState.Closed && !this.#hasFaults) return this.#runClosed(call);
    // By default the policy makes all calls wait for the probing call, up to its whole deadline.
    if (this.#policy.state === CircuitState.HalfOpen) throw new ProviderError('UNAVAILABLE', this.target.provider);
    try {
      const value = await this.#policy.execute(call);
      this.#hasFaults = false;
      return value;
    } catch (error) {
      throw isBrokenCircuitError(error) ? new ProviderError('UNAVAILABLE', this.target.provider) : error;
    }
  }

  /** Tells the policy of the first fault of a row; `run` tells it of what follows. */
  async #runClosed<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof Error && isFault(error))) throw error;
      this.#hasFaults = true;
      // Counts the fault. Concurrent calls may have opened the breaker meanwhile, which changes nothing for this one.
      await this.#policy.execute(() => Promise.reject(error)).catch(() => undefined);
      throw error;
    }
  }
}

function isFault(error: Error): boolean {
  return error instanceof ProviderError && (error.code === 'UNAVAILABLE' || error.code === 'TIMEOUT');
}
