import type { SignInSample } from './metrics.js';

/** Counts one login under these labels. */
export type CountLogin = (labels: { method: string; provider: string; outcome: string }) => void;

/** More than the schema has methods or union members. */
const MAX_VALUES = 64;
const OTHER = 'other';

/** Counts the logins among the sign-in events. A label with too many values continues as `other`. */
export class LoginMetrics {
  readonly #known = new Map<string, Set<string>>();

  constructor(private readonly count: CountLogin) {}

  record({ event, method, provider, outcome }: SignInSample): void {
    if (event !== 'login') return;
    this.count({
      method: this.#bounded('method', method),
      provider: this.#bounded('provider', provider),
      outcome: this.#bounded('outcome', outcome),
    });
  }

  #bounded(label: string, value: string): string {
    const known = this.#known.get(label) ?? new Set();
    this.#known.set(label, known);
    if (known.size >= MAX_VALUES && !known.has(value)) return OTHER;
    known.add(value);
    return value;
  }
}
