/** What is kept of liveness checks, for all instances: who may ask, the verdict, and which recordings came before. */
import { hash as digest, randomUUID } from 'node:crypto';
import type { LivenessDetection } from '../../datasources/capabilities.js';
import type { Store } from '../../store.js';
import type { Sealer } from '../sealing.js';

export type LivenessStatus = 'ISSUED' | 'UPLOADED' | 'LIVE' | 'SPOOF' | 'EXPIRED';

/** Whose a check is: a session's, or a login's that is under way, by its key and the visitor who began it. */
export type CheckHolder =
  | { readonly kind: 'session'; readonly id: string }
  | { readonly kind: 'flow'; readonly key: string; readonly visitor: string | null };

export interface CheckRecord {
  readonly detection: LivenessDetection;
  readonly status: LivenessStatus;
  readonly holder: CheckHolder;
  /** Whether it was the user's own face; null where the check is compared with nothing, or before the verdict. */
  readonly matched: boolean | null;
  readonly expiresAt: number;
}

interface SealedPhoto {
  readonly seal: string;
  readonly sealed: string;
}

/** A check outlives its token: the verdict can still be asked for. */
const LIFETIME_MS = 15 * 60_000;
/** Long enough that nobody profits from waiting with a recording of somebody else. */
const REMEMBERED_MS = 90 * 24 * 60 * 60_000;
/** As long as the vendor may be asked. */
const JUDGING_MS = 120_000;
/** Longer than the server waits for a body: a lease ends by itself only where its instance did. */
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

  /** @param reference the photo to match with, as a data URL; it stays sealed until the verdict */
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

  /** Lets the holder of this ticket hand in a recording for the check. */
  async open(ticket: string, id: string): Promise<void> {
    await this.#tickets.set(keyOf(ticket), keyOf(id));
  }

  async isOpen(ticket: string): Promise<boolean> {
    return (await this.#tickets.get(keyOf(ticket))) !== undefined;
  }

  /**
   * For one upload of a ticket at a time: each holds its recording in memory until one of them is judged.
   * @returns how to end the lease, which never fails; undefined while another upload has it
   */
  async lease(ticket: string): Promise<(() => Promise<void>) | undefined> {
    const key = keyOf(ticket);
    const holder = randomUUID();
    if (!(await this.#leases.putOnce(key, holder))) return undefined;
    // With the store gone it ends by itself.
    return () =>
      this.#leases.deleteIf(key, holder).then(
        () => undefined,
        () => undefined,
      );
  }

  /** Spends the ticket. @returns the check that it was for, by the key that the methods below take */
  async take(ticket: string): Promise<{ readonly key: string; readonly record: CheckRecord } | undefined> {
    const key = await this.#tickets.takeOnce(keyOf(ticket));
    const record = key === undefined ? undefined : await this.#checks.get(key);
    return key === undefined || record === undefined || record.expiresAt <= this.now() ? undefined : { key, record };
  }

  /** Makes a ticket good again whose recording could not be judged. */
  async giveBack(ticket: string, key: string, { expiresAt }: CheckRecord): Promise<void> {
    await this.move(key, { status: 'ISSUED' });
    await this.#tickets.set(keyOf(ticket), key, Math.max(expiresAt - this.now(), 1));
  }

  /** The photo to match with; null where there is none. */
  async reference(key: string): Promise<string | null> {
    const stored = await this.#references.get(key);
    return stored === undefined ? null : (this.sealer.open(stored.sealed, stored.seal) ?? null);
  }

  async move(key: string, change: Pick<CheckRecord, 'status'> & Partial<Pick<CheckRecord, 'matched'>>): Promise<void> {
    await this.#checks.update(key, (record) => record && { ...record, ...change });
    if (change.status === 'LIVE' || change.status === 'SPOOF') await this.#references.delete(key);
  }

  /** False when this very recording came before. */
  isNew(file: Uint8Array<ArrayBuffer>): Promise<boolean> {
    return this.#recordings.putOnce(digest('sha256', file, 'base64url'), 1);
  }
}

/** Ids and tickets are secrets: the store knows their hashes alone. */
function keyOf(secret: string): string {
  return digest('sha256', secret, 'base64url');
}

/** A recording that is being judged when the time is over has a little more; nobody judges it if the instance is gone. */
function statusOf({ status, expiresAt }: CheckRecord, now: number): LivenessStatus {
  const isOpen = status === 'ISSUED' || status === 'UPLOADED';
  const endsAt = expiresAt + (status === 'UPLOADED' ? JUDGING_MS : 0);
  return isOpen && endsAt <= now ? 'EXPIRED' : status;
}
