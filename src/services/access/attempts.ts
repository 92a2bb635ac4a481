/**
 * Attempts at passwords and second factors, counted per account and name before the call to the vendor. Too many failures
 * lock the account or name.
 */
import type { IdentityProviderId } from '../../datasources/capabilities.js';
import type { Limiter, Namespace, Store } from '../../store.js';
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
const SOON_MS = 1000;

export class Attempts {
  readonly #failures: Limiter;
  /** Key: locked subject. Value: end of the lock. */
  readonly #locks: Namespace<number>;

  /** @param sealer makes fingerprints for the counters' keys, which must not contain e-mail addresses */
  constructor(
    store: Store,
    failuresPerHour: number,
    private readonly sealer: Sealer,
    private readonly now: () => number,
  ) {
    this.#failures = store.limiter('failures', { points: failuresPerHour, windowSeconds: 3600 });
    this.#locks = store.namespace<number>('locks', LOCK_MS);
  }

  /**
   * Begins an attempt. It counts as a failure from now on, so that concurrent attempts cannot exceed the limit. The caller
   * reports the result with `succeed` or `fail` and calls `release` in `finally`. Without a result nothing is counted.
   * @param subjects everything that the attempt is counted under; one exhausted subject refuses it
   */
  async begin(purpose: AttemptPurpose, subjects: readonly AttemptSubject[]): Promise<Attempt | AttemptsLimited> {
    const keys = [...new Set(subjects.map((subject) => this.#key(purpose, subject)))];
    // Locking resets the failures. The store counts before it reads the locks, although both are sent together, so that an
    // attempt admitted by that reset still finds the lock.
    const counting = Promise.all(keys.map((key) => this.#failures.take(key)));
    const [until, taken] = await Promise.all([this.#lockedUntil(keys), counting]).catch(async (error: unknown) => {
      await counting;
      await this.#giveBack(keys);
      throw error;
    });
    if (until <= 0 && taken.every(({ allowed }) => allowed)) {
      return new Attempt(keys, (subject) => this.#key(purpose, subject), {
        reset: (key) => this.#failures.reset(key),
        giveBack: (key) => this.#failures.giveBack(key),
        lockIfExhausted: (key) => this.#lockIfExhausted(key),
      });
    }
    await this.#giveBack(keys);
    // Not locked: concurrent attempts without a result use up the limit for a moment.
    return limitedUntil(until > 0 ? until : this.now() + SOON_MS);
  }

  /** In milliseconds since 1970; 0 or less if no key is locked. */
  async #lockedUntil(keys: readonly string[]): Promise<number> {
    const locked = await Promise.all(keys.map((key) => this.#locks.get(key)));
    return Math.max(...locked.map((time) => time ?? 0));
  }

  async #giveBack(keys: readonly string[]): Promise<void> {
    await Promise.all(keys.map((key) => this.#failures.giveBack(key)));
  }

  async #lockIfExhausted(key: string): Promise<void> {
    if ((await this.#failures.peek(key)).allowed) return;
    await this.#locks.set(key, this.now() + LOCK_MS);
    await this.#failures.reset(key);
  }

  #key(purpose: AttemptPurpose, subject: AttemptSubject): string {
    return this.sealer.fingerprints(`${purpose}\0${textOf(subject)}`, 'limit')[0];
  }
}

interface Counters {
  reset(key: string): Promise<void>;
  giveBack(key: string): Promise<void>;
  lockIfExhausted(key: string): Promise<void>;
}

export class Attempt {
  #result: 'right' | 'wrong' | undefined;
  #proven: ReadonlySet<string> = new Set();

  constructor(
    private readonly keys: readonly string[],
    private readonly keyOf: (subject: AttemptSubject) => string,
    private readonly counters: Counters,
  ) {}

  /** @param proven the subjects whose failures are reset; only these, so that one account cannot reset another's */
  succeed(proven: readonly AttemptSubject[]): void {
    this.#result = 'right';
    this.#proven = new Set(proven.map((subject) => this.keyOf(subject)));
  }

  fail(): void {
    this.#result = 'wrong';
  }

  async release(): Promise<void> {
    await Promise.all(this.keys.map((key) => this.#settle(key)));
  }

  #settle(key: string): Promise<void> {
    if (this.#result === 'wrong') return this.counters.lockIfExhausted(key);
    return this.#proven.has(key) ? this.counters.reset(key) : this.counters.giveBack(key);
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
