import {
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
  isBrokenCircuitError,
} from 'cockatiel';
import type { Logger } from 'pino';
import { ProviderError } from '../errors.js';

export interface BreakerOptions {
  /** Faults in a row that open the breaker. */
  readonly faults?: number;
  /** How long it stays open before one call may try again. */
  readonly coolDownMs?: number;
}

/**
 * Makes a dead vendor cost nothing: after a row of faults, calls fail at once until one probing call gets through.
 * Only UNAVAILABLE and TIMEOUT count. A refusal is a working vendor, and a reply that one operation cannot read must
 * not cut off the others.
 */
export class Breaker {
  readonly #policy: CircuitBreakerPolicy;

  constructor(
    private readonly provider: string,
    origin: string,
    logger: Logger,
    { faults = 5, coolDownMs = 5_000 }: BreakerOptions = {},
  ) {
    this.#policy = circuitBreaker(handleWhen(isFault), {
      halfOpenAfter: coolDownMs,
      breaker: new ConsecutiveBreaker(faults),
    });
    this.#policy.onBreak(() => logger.warn({ provider, origin }, 'breaker open: calls fail at once'));
    this.#policy.onReset(() => logger.info({ provider, origin }, 'breaker closed: vendor answers again'));
  }

  get isOpen(): boolean {
    return this.#policy.state === CircuitState.Open;
  }

  async run<T>(call: () => Promise<T>): Promise<T> {
    // Left to itself the policy lets everyone wait for the probing call, a whole deadline long.
    if (this.#policy.state === CircuitState.HalfOpen) throw new ProviderError('UNAVAILABLE', this.provider);
    try {
      return await this.#policy.execute(call);
    } catch (error) {
      throw isBrokenCircuitError(error) ? new ProviderError('UNAVAILABLE', this.provider) : error;
    }
  }
}

function isFault(error: Error): boolean {
  return error instanceof ProviderError && (error.code === 'UNAVAILABLE' || error.code === 'TIMEOUT');
}
