import type { Namespace, Store } from '../../store.js';
import type { SessionRecord } from './session.js';
import type { SessionTokens } from './tokens.js';

/** Room for about 2,000 sessions. */
const DECODED_BYTES = 16_000_000;

export interface RecordTimes {
  readonly now: () => number;
  readonly idleMs: number;
  readonly maxMs: number;
  readonly graceMs: number;
}

export interface Found {
  readonly id: string;
  readonly record: SessionRecord;
  /** A `superseded` token is still valid for requests in flight. The use of a `stale` token indicates a stolen copy. */
  readonly status: 'current' | 'superseded' | 'stale';
}

/**
 * One record for each session, which holds the hash of its token. It changes by compare-and-set alone, so that a session that
 * was deleted cannot come back through a write that began earlier.
 */
export class SessionRecords {
  readonly #records: Namespace<SessionRecord>;

  constructor(
    store: Store,
    private readonly tokens: SessionTokens,
    private readonly times: RecordTimes,
  ) {
    this.#records = store.namespace('session', times.idleMs, DECODED_BYTES);
  }

  async add(id: string, record: SessionRecord): Promise<void> {
    await this.#records.set(id, record, this.#lifetime(record));
  }

  /** This server's clock decides the expiry. The store's expiry only removes old records. */
  async find(token: string): Promise<Found | undefined> {
    const genuine = this.tokens.read(token);
    const record = genuine && (await this.get(genuine.id));
    return record && { id: genuine.id, record, status: this.#status(record, genuine.hash) };
  }

  async get(id: string): Promise<SessionRecord | undefined> {
    const record = await this.#records.get(id);
    return record && this.#isAlive(record) ? record : undefined;
  }

  /** Tries once. @returns false if the record has changed since `previous` was read */
  replace(id: string, previous: SessionRecord, next: SessionRecord): Promise<boolean> {
    return this.#records.swap(id, previous, next, this.#lifetime(next));
  }

  /** Repeats the change until it succeeds. Does not restore a deleted session. */
  async change(id: string, change: (record: SessionRecord) => SessionRecord): Promise<SessionRecord | undefined> {
    return this.#records.update(
      id,
      (record) => (record && this.#isAlive(record) ? change(record) : undefined),
      (record) => this.#lifetime(record),
    );
  }

  /** @returns whether the session had not expired */
  async drop(id: string): Promise<boolean> {
    const record = await this.#records.takeOnce(id);
    return record !== undefined && this.#isAlive(record);
  }

  expiry(record: Pick<SessionRecord, 'endsAt' | 'vendorExpiresAt'>): number {
    return Math.min(this.times.now() + this.times.idleMs, record.endsAt, record.vendorExpiresAt);
  }

  withinGrace(supersededAt: number): boolean {
    return this.times.now() - supersededAt < this.times.graceMs;
  }

  #status(record: SessionRecord, hash: string): Found['status'] {
    if (hash === record.current) return 'current';
    const superseded = record.previous.find((token) => token.hash === hash);
    return superseded && this.withinGrace(superseded.at) ? 'superseded' : 'stale';
  }

  #isAlive(record: SessionRecord): boolean {
    return this.times.now() < record.expiresAt;
  }

  #lifetime(record: SessionRecord): number {
    return record.expiresAt - this.times.now();
  }
}
