/** Lets one instance at a time deliver the webhooks of a receiver. */
import { randomUUID } from 'node:crypto';
import type { Namespace, Store } from '../../store.js';

const LEASE_MS = 15_000;
const RENEW_AFTER_MS = 4000;

export class Lease {
  readonly #owner = randomUUID();
  readonly #leases: Namespace<string>;
  /** On the monotonic clock, counted from before the request to the store, so that it never ends later than in the store. */
  #endsAt = 0;
  #mayBeOurs = false;

  constructor(
    store: Store,
    private readonly key: string,
  ) {
    this.#leases = store.namespace('webhookLease', LEASE_MS);
  }

  /** The milliseconds for which no other instance can get the lease; 0 without the lease. */
  get remainingMs(): number {
    return Math.max(0, this.#endsAt - performance.now());
  }

  /** Takes or renews the lease. @returns whether this instance has it */
  async hold(): Promise<boolean> {
    if (this.remainingMs > LEASE_MS - RENEW_AFTER_MS) return true;
    const askedAt = performance.now();
    const mayBeOurs = this.#mayBeOurs;
    // If the store does not answer, it may have stored the lease.
    this.#mayBeOurs = true;
    const isOurs =
      (mayBeOurs && (await this.#leases.swap(this.key, this.#owner, this.#owner))) ||
      (await this.#leases.putOnce(this.key, this.#owner));
    this.#mayBeOurs = isOurs;
    this.#endsAt = isOurs ? askedAt + LEASE_MS : 0;
    return isOurs;
  }

  /** Another instance can then continue at once. */
  async release(): Promise<void> {
    this.#endsAt = 0;
    if (!this.#mayBeOurs) return;
    this.#mayBeOurs = false;
    await this.#leases.deleteIf(this.key, this.#owner);
  }
}
