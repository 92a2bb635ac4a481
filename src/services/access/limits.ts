/** How often one address or target may try. Counted before the call to the vendor, atomically, alike for targets that do not exist. */
import ipaddr from 'ipaddr.js';
import type { Limiter, Store } from '../../store.js';
import { nameKey } from '../names.js';
import { type AttemptsLimited, createOutcome } from '../outcomes.js';
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
  | 'native';

/** A page may send a few of them, where it logs in once. */
const NATIVE_PER_LOGIN = 10;
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

  /** @param sealer names what is counted without storing it: an e-mail in a counter's name would be a leak */
  constructor(store: Store, settings: LimitSettings, sealer: Sealer) {
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

  /** One try of this purpose from this address; undefined when it may go on. */
  async address(purpose: LimitedPurpose, address: string): Promise<AttemptsLimited | undefined> {
    return limited(await this.#limiterOf(purpose).take(`${purpose}:${this.#name(network(address))}`));
  }

  /** Whether this address has sent too many documents that were refused; undefined when it may send a new one. */
  async documents(address: string): Promise<AttemptsLimited | undefined> {
    return limited(await this.#refusedDocuments.peek(this.#name(network(address))));
  }

  /** Counts one document of this address that was refused. */
  async documentRefused(address: string): Promise<void> {
    await this.#refusedDocuments.take(this.#name(network(address)));
  }

  /** One more code to this phone or e-mail: one a minute and ten a day. A new code brings new tries. */
  async codeSent(target: string): Promise<AttemptsLimited | undefined> {
    const name = this.#name(target);
    const verdict = limited(await this.#codesInARow.take(name)) ?? limited(await this.#codesPerDay.take(name));
    if (verdict === undefined) await this.#codeTries.reset(name);
    return verdict;
  }

  /** One try at the code that was sent to this phone or e-mail: five a code. */
  async codeTried(target: string): Promise<AttemptsLimited | undefined> {
    return limited(await this.#codeTries.take(this.#name(target)));
  }

  #limiterOf(purpose: LimitedPurpose): Limiter {
    if (purpose === 'userExists') return this.#userLookups;
    return purpose === 'native' ? this.#natives : this.#addresses;
  }

  #name(text: string): string {
    return this.#sealer.fingerprints(nameKey(text), 'limit')[0];
  }
}

function limited(verdict: Awaited<ReturnType<Limiter['take']>>): AttemptsLimited | undefined {
  return verdict.allowed ? undefined : until(verdict.retryAt.getTime());
}

function until(time: number): AttemptsLimited {
  return createOutcome('AttemptsLimited', { retryAt: new Date(time) });
}

/** One household or machine owns a whole IPv6 /64, so that is what counts as an address. */
export function network(address: string): string {
  // The common case, of every request: an IPv4 address.
  if (!address.includes(':') || !ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  return parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':');
}
