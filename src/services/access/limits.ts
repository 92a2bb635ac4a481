/** Rate limits per address and target, counted before the call to the vendor, also for targets that do not exist. */
import { type Metrics, NO_METRICS } from '../../metrics/metrics.js';
import type { Limiter, LimiterAnswer, Store } from '../../store.js';
import { nameKey } from '../names.js';
import { network } from '../network.js';
import { type AttemptsLimited, createOutcome, resendTooEarly } from '../outcomes.js';
import { recentEntries } from '../recentEntries.js';
import type { Sealer } from '../sealing.js';

export interface LimitSettings {
  readonly loginsPerMinute: number;
  readonly lookupsPerMinute: number;
  readonly codesPerDay: number;
  readonly secondsBetweenCodes: number;
  readonly refusedDocumentsPerMinute: number;
}

/** Operations that are limited by address. */
export type LimitedPurpose =
  | 'login'
  | 'register'
  | 'sendCode'
  | 'resetPassword'
  | 'lookup'
  | 'userExists'
  | 'captcha'
  | 'subscribe'
  | 'passkeyChallenge'
  | 'native';

/** A page sends several native operations per login. */
const NATIVE_PER_LOGIN = 10;
/** About 2 MB. */
const MAX_NETWORKS = 10_000;
const TRIES_PER_CODE = 5;
const CODE_LIFETIME_SECONDS = 10 * 60;

export class Limits {
  readonly #sealer: Sealer;
  readonly #addresses: Limiter;
  readonly #userLookups: Limiter;
  readonly #natives: Limiter;
  readonly #refusedDocuments: Limiter;
  readonly #codesPerDay: Limiter;
  readonly #codesInARow: Limiter;
  readonly #codeTries: Limiter;
  /** Fingerprints of addresses: most requests come from an address that was seen before. */
  readonly #networks = recentEntries<string>(MAX_NETWORKS);

  /** @param sealer makes fingerprints for the counters' keys, which must not contain e-mail addresses */
  constructor(
    store: Store,
    settings: LimitSettings,
    sealer: Sealer,
    private readonly metrics: Metrics = NO_METRICS,
  ) {
    this.#sealer = sealer;
    this.#addresses = store.limiter('address', { points: settings.loginsPerMinute, windowSeconds: 60 });
    this.#userLookups = store.limiter('userLookups', { points: settings.lookupsPerMinute, windowSeconds: 60 });
    const nativesPerMinute = NATIVE_PER_LOGIN * settings.loginsPerMinute;
    this.#natives = store.limiter('natives', { points: nativesPerMinute, windowSeconds: 60 });
    const refusedPerMinute = settings.refusedDocumentsPerMinute;
    this.#refusedDocuments = store.limiter('refusedDocuments', { points: refusedPerMinute, windowSeconds: 60 });
    this.#codesPerDay = store.limiter('codesPerDay', { points: settings.codesPerDay, windowSeconds: 86_400 });
    this.#codesInARow = store.limiter('codesInARow', { points: 1, windowSeconds: settings.secondsBetweenCodes });
    this.#codeTries = store.limiter('codeTries', { points: TRIES_PER_CODE, windowSeconds: CODE_LIFETIME_SECONDS });
  }

  /** Counts one operation of this purpose from this address; undefined if it may continue. */
  async address(purpose: LimitedPurpose, address: string): Promise<AttemptsLimited | undefined> {
    return this.#limited(purpose, await this.#limiterOf(purpose).take(`${purpose}:${this.#network(address)}`));
  }

  /** Undefined if this address may send a new document: it has not exceeded the limit of refused documents. */
  async documents(address: string): Promise<AttemptsLimited | undefined> {
    return this.#limited('refusedDocuments', await this.#refusedDocuments.peek(this.#network(address)));
  }

  /** Counts one refused document of this address. */
  async documentRefused(address: string): Promise<void> {
    await this.#refusedDocuments.take(this.#network(address));
  }

  /** Counts one code to this phone or e-mail, per interval and per day. A new code resets the tries. */
  async codeSent(target: string): Promise<AttemptsLimited | undefined> {
    const name = this.#name(target);
    const interval = await this.#codesInARow.take(name);
    if (!interval.allowed) {
      this.metrics.limitRefused('secondsBetweenCodes');
      return resendTooEarly(interval.retryAt);
    }
    const outcome = this.#limited('codesPerDay', await this.#codesPerDay.take(name));
    if (outcome === undefined) await this.#codeTries.reset(name);
    return outcome;
  }

  /** Counts one try of the code that was sent to this phone or e-mail. */
  async codeTried(target: string): Promise<AttemptsLimited | undefined> {
    return this.#limited('codeTries', await this.#codeTries.take(this.#name(target)));
  }

  #limited(limit: string, taken: LimiterAnswer): AttemptsLimited | undefined {
    if (taken.allowed) return undefined;
    this.metrics.limitRefused(limit);
    return createOutcome('AttemptsLimited', { retryAt: taken.retryAt });
  }

  #limiterOf(purpose: LimitedPurpose): Limiter {
    if (purpose === 'userExists') return this.#userLookups;
    return purpose === 'native' ? this.#natives : this.#addresses;
  }

  #name(text: string): string {
    return this.#sealer.fingerprints(nameKey(text), 'limit')[0];
  }

  #network(address: string): string {
    const text = network(address);
    const known = this.#networks.get(text);
    if (known !== undefined) return known;
    const name = this.#name(text);
    this.#networks.set(text, name);
    return name;
  }
}
