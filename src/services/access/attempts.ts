/**
 * Attempts at passwords and second factors, counted per account and name before the call to the vendor. Too many failures
 * lock the account or name.
 */
import type { IdentityProviderId } from '../../datasources/capabilities.js';
import { type Metrics, NO_METRICS } from '../../metrics/metrics.js';
import type { AttemptCounters, AttemptResult, Store } from '../../store.js';
import { nameKey } from '../names.js';
import { type AttemptsLimited, createOutcome } from '../outcomes.js';
import type { Sealer } from '../sealing.js';

/** Each credential of an account has its own counters: a correct password must not reset those of the second factor. */
export type AttemptPurpose = 'password' | 'secondFactor' | 'localFactor' | 'passkey' | 'oldPassword';

/** What an attempt is counted under. */
export type AttemptSubject =
  | { readonly provider: IdentityProviderId; readonly userId: string }
  /** `kind` is how the vendor looks up the name: the e-mail address of one user can be the user name of another. */
  | { readonly provider: IdentityProviderId; readonly kind: string; readonly name: string }
  /** For an attempt that names no account. */
  | { readonly address: string };

const LOCK_MS = 15 * 60_000;
const WINDOW_MS = 60 * 60_000;
const SOON_MS = 1000;

export class Attempts {
  readonly #counters: AttemptCounters;

  /** @param sealer makes fingerprints for the counters' keys, which must not contain e-mail addresses */
  constructor(
    store: Store,
    failuresPerHour: number,
    private readonly sealer: Sealer,
    private readonly now: () => number,
    private readonly metrics: Metrics = NO_METRICS,
  ) {
    this.#counters = store.attempts('failures', { failures: failuresPerHour, windowMs: WINDOW_MS, lockMs: LOCK_MS });
  }

  /**
   * Begins an attempt. It counts as a failure from now on, so that concurrent attempts cannot exceed the limit. The caller
   * reports the result with `succeed` or `fail` and calls `release` in `finally`. Without a result nothing is counted.
   * @param subjects everything that the attempt is counted under; one exhausted subject refuses it
   */
  async begin(purpose: AttemptPurpose, subjects: readonly AttemptSubject[]): Promise<Attempt | AttemptsLimited> {
    const keys = [...new Set(subjects.map((subject) => this.#key(purpose, subject)))];
    const begun = await Promise.allSettled(keys.map((key) => this.#counters.begin(key)));
    const refusals = begun.map((answer) =>
      answer.status === 'fulfilled' && answer.value.allowed ? undefined : answer,
    );
    const attempt = new Attempt(
      keys.filter((_, index) => refusals[index] === undefined),
      (subject) => this.#key(purpose, subject),
      this.#counters,
    );
    if (attempt.keys.length === keys.length) return attempt;
    await attempt.release();
    let until = 0;
    for (const refusal of refusals) {
      if (refusal?.status === 'rejected') throw refusal.reason;
      if (refusal?.value.allowed === false) until = Math.max(until, refusal.value.retryAt?.getTime() ?? 0);
    }
    this.metrics.limitRefused(until > 0 ? 'lockout' : 'attemptsAtOnce');
    // Not locked: concurrent attempts without a result use up the limit for a moment.
    return limitedUntil(until > 0 ? until : this.now() + SOON_MS);
  }

  #key(purpose: AttemptPurpose, subject: AttemptSubject): string {
    return this.sealer.fingerprints(`${purpose}\0${textOf(subject)}`, 'limit')[0];
  }
}

export class Attempt {
  #hasFailed = false;
  #proven: ReadonlySet<string> = new Set();

  constructor(
    readonly keys: readonly string[],
    private readonly keyOf: (subject: AttemptSubject) => string,
    private readonly counters: AttemptCounters,
  ) {}

  /** @param proven the subjects whose failures are reset; only these, so that one account cannot reset another's */
  succeed(proven: readonly AttemptSubject[]): void {
    this.#proven = new Set(proven.map((subject) => this.keyOf(subject)));
  }

  fail(): void {
    this.#hasFailed = true;
  }

  async release(): Promise<void> {
    await Promise.all(this.keys.map((key) => this.counters.end(key, this.#resultOf(key))));
  }

  #resultOf(key: string): AttemptResult {
    if (this.#hasFailed) return 'failed';
    return this.#proven.has(key) ? 'succeeded' : 'undone';
  }
}

function textOf(subject: AttemptSubject): string {
  if ('address' in subject) return `address\0${subject.address}`;
  if ('userId' in subject) return `${subject.provider}\0user\0${subject.userId}`;
  return `${subject.provider}\0${subject.kind}\0${nameKey(subject.name)}`;
}

function limitedUntil(time: number): AttemptsLimited {
  return createOutcome('AttemptsLimited', { retryAt: new Date(time) });
}
