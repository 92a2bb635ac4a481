/** Keeps the response time from disclosing whether an account exists: a failure takes as long as the slowest recent success. */

export interface Timing {
  /** A monotonic clock, in milliseconds. */
  now(): number;
  pause(ms: number): Promise<void>;
}

const MAX_FLOOR_MS = 1000;
const MAX_SAMPLES = 100;
const SAMPLE_LIFETIME_MS = 10 * 60_000;

export class ResponseTimeFloor {
  /** Recent successes, oldest first. */
  #samples: { readonly at: number; readonly ms: number }[] = [];

  constructor(private readonly timing: Timing) {}

  /** Runs `work`. A success is measured and returned at once, a failure is delayed to the floor, any other result is neither. */
  async apply<T>(work: () => Promise<T>, classify: (result: T) => 'success' | 'failure' | 'other'): Promise<T> {
    const start = this.timing.now();
    const result = await work();
    const elapsed = this.timing.now() - start;
    const kind = classify(result);
    if (kind === 'success') this.#remember(elapsed);
    if (kind === 'failure' && elapsed < this.#floor()) await this.timing.pause(this.#floor() - elapsed);
    return result;
  }

  #remember(ms: number): void {
    this.#samples = [...this.#samples, { at: this.timing.now(), ms }].slice(-MAX_SAMPLES);
  }

  /** The newest sample always counts: after a long time without logins a failure must not be faster than a success. */
  #floor(): number {
    const since = this.timing.now() - SAMPLE_LIFETIME_MS;
    const recent = this.#samples.filter(({ at }, index) => at >= since || index === this.#samples.length - 1);
    return Math.min(MAX_FLOOR_MS, Math.max(0, ...recent.map(({ ms }) => ms)));
  }
}
