/** Stored state of liveness checks, for all instances: the owner, the verdict, and the hashes of earlier recordings. */
import { hash as digest, randomUUID } from 'node:crypto';
import type { LivenessDetection } from '../../datasources/capabilities.js';
import type { Store } from '../../store.js';
import type { Sealer } from '../sealing.js';

export type LivenessStatus = 'ISSUED' | 'UPLOADED' | 'LIVE' | 'SPOOF' | 'EXPIRED';

/** The owner of a check: a session, or an unfinished login with its key and the client's binding. */
export type CheckHolder =
  | { readonly kind: 'session'; readonly id: string }
  | { readonly kind: 'flow'; readonly key: string; readonly visitor: string | null };

export interface CheckRecord {
  readonly detection: LivenessDetection;
  readonly status: LivenessStatus;
  readonly holder: CheckHolder;
  /** Whether the face matches the reference photo; null without a reference photo, or before the verdict. */
  readonly matched: boolean | null;
  readonly expiresAt: number;
}

interface SealedPhoto {
  readonly seal: string;
  readonly sealed: string;
}

/** A check outlives its token, so that the verdict can be read. */
const LIFETIME_MS = 15 * 60_000;
/** Long enough to make the replay of a stolen recording impractical. */
const REMEMBERED_MS = 90 * 24 * 60 * 60_000;
/** Maximum duration of a vendor call. */
const JUDGING_MS = 120_000;
/** Longer than the server waits for a request body: a lease expires only if its instance stops. */
const RECEIVING_MS = 60_000;

export class LivenessRecords {
  readonly #checks;
  readonly #tickets;
  readonly #leases;
  readonly #references;
  readonly #recordings;

  constructor(
    store: Store,
    private readonly sealer: Sealer,
    private readonly now: () => number,
  ) {
    this.#checks = store.namespace<CheckRecord>('liveness', LIFETIME_MS);
    this.#tickets = store.namespace<string>('livenessTicket', LIFETIME_MS);
    this.#leases = store.namespace<string>('livenessLease', RECEIVING_MS);
    this.#references = store.namespace<SealedPhoto>('livenessReference', LIFETIME_MS);
    this.#recordings = store.namespace<number>('livenessFile', REMEMBERED_MS);
  }

  /** @param reference the reference photo as a data URL; stored sealed until the verdict */
  async begin(id: string, record: CheckRecord, reference: string | null): Promise<void> {
    const key = keyOf(id);
    if (reference !== null) {
      const seal = `reference:${randomUUID()}`;
      const ttl = Math.max(record.expiresAt - this.now(), 1);
      await this.#references.set(key, { seal, sealed: this.sealer.seal(reference, seal) }, ttl);
    }
    await this.#checks.set(key, record);
  }

  async find(id: string): Promise<CheckRecord | undefined> {
    const record = await this.#checks.get(keyOf(id));
    return record && { ...record, status: statusOf(record, this.now()) };
  }

  /** Allows the holder of this ticket to upload a recording for the check. */
  async open(ticket: string, id: string): Promise<void> {
    await this.#tickets.set(keyOf(ticket), keyOf(id));
  }

  async isOpen(ticket: string): Promise<boolean> {
    return (await this.#tickets.get(keyOf(ticket))) !== undefined;
  }

  /**
   * Admits one upload per ticket at a time, because each upload holds its recording in memory.
   * @returns a function that ends the lease and never fails; undefined while another upload has the lease
   */
  async lease(ticket: string): Promise<(() => Promise<void>) | undefined> {
    const key = keyOf(ticket);
    const holder = randomUUID();
    if (!(await this.#leases.putOnce(key, holder))) return undefined;
    // If the store is unavailable, the lease expires.
    return () =>
      this.#leases.deleteIf(key, holder).then(
        () => undefined,
        () => undefined,
      );
  }

  /** Consumes the ticket. @returns the check, with the key for the methods below */
  async take(ticket: string): Promise<{ readonly key: string; readonly record: CheckRecord } | undefined> {
    const key = await this.#tickets.takeOnce(keyOf(ticket));
    const record = key === undefined ? undefined : await this.#checks.get(key);
    return key === undefined || record === undefined || record.expiresAt <= this.now() ? undefined : { key, record };
  }

  /** Restores a ticket whose recording got no verdict. */
  async giveBack(ticket: string, key: string, { expiresAt }: CheckRecord): Promise<void> {
    await this.move(key, { status: 'ISSUED' });
    await this.#tickets.set(keyOf(ticket), key, Math.max(expiresAt - this.now(), 1));
  }

  /** The reference photo; null if there is none. */
  async reference(key: string): Promise<string | null> {
    const stored = await this.#references.get(key);
    return stored === undefined ? null : (this.sealer.open(stored.sealed, stored.seal) ?? null);
  }

  async move(key: string, change: Pick<CheckRecord, 'status'> & Partial<Pick<CheckRecord, 'matched'>>): Promise<void> {
    await this.#checks.update(key, (record) => record && { ...record, ...change });
    if (change.status === 'LIVE' || change.status === 'SPOOF') await this.#references.delete(key);
  }

  /** False if the same recording was uploaded before. */
  isNew(file: Uint8Array<ArrayBuffer>): Promise<boolean> {
    return this.#recordings.putOnce(digest('sha256', file, 'base64url'), 1);
  }
}

/** Ids and tickets are secrets, so the store holds only their hashes. */
function keyOf(secret: string): string {
  return digest('sha256', secret, 'base64url');
}

/** An uploaded recording may get its verdict after the expiry, but not later than JUDGING_MS: its instance may have stopped. */
function statusOf({ status, expiresAt }: CheckRecord, now: number): LivenessStatus {
  const isOpen = status === 'ISSUED' || status === 'UPLOADED';
  const endsAt = expiresAt + (status === 'UPLOADED' ? JUDGING_MS : 0);
  return isOpen && endsAt <= now ? 'EXPIRED' : status;
}
