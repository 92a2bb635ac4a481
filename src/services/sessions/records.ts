import type { Namespace, Store } from '../../store.js';
import { hashToken, isToken, type SessionRecord } from './session.js';

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
 * Two kinds of record. `token` maps a token's hash to its session and never changes. It outlives the token, so that the
 * reuse of an old token is detected. `session` holds the rest and changes only by compare-and-set, so that a write that
 * began earlier cannot restore a deleted session.
 */
export class SessionRecords {
  readonly #pointers: Namespace<string>;
  readonly #records: Namespace<SessionRecord>;

  constructor(
    store: Store,
    private readonly times: RecordTimes,
  ) {
    this.#pointers = store.namespace('token', times.maxMs);
    this.#records = store.namespace('session', times.idleMs);
  }

  async add(id: string, record: SessionRecord): Promise<void> {
    await this.#records.set(id, record, this.#lifetime(record));
    await this.point(record.current, id, record);
  }

  /** Stores a token before it becomes the session's current one, so that there is always a valid token. */
  async point(tokenHash: string, id: string, record: SessionRecord): Promise<void> {
    await this.#pointers.set(tokenHash, id, record.endsAt - this.times.now());
  }

  /** This server's clock decides the expiry. The store's expiry only removes old records. */
  async find(token: string): Promise<Found | undefined> {
    if (!isToken(token)) return undefined;
    const hash = hashToken(token);
    const id = await this.#pointers.get(hash);
    const record = id === undefined ? undefined : await this.get(id);
    if (id === undefined || record === undefined) return undefined;
    return { id, record, status: this.#status(record, hash) };
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
    if (record === undefined) return false;
    await this.#pointers.delete(record.current);
    return this.#isAlive(record);
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
