import type { IdentityProviderId } from '../../datasources/capabilities.js';
import type { Metrics } from '../../metrics/metrics.js';
import type { ListedSession, SessionIndexes } from './indexes.js';
import type { SessionRecords } from './records.js';
import type { SessionRecord } from './session.js';

const SESSIONS_PER_USER = 30;
/** Each check for expired sessions costs one read per session, so it runs only after this many more. */
const SLACK = 10;
/** A session younger than this may be listed but not stored yet. */
const STARTING_MS = 60_000;

/** Registers sessions, and ends single sessions or all sessions of a user. */
export class SessionRegistry {
  constructor(
    private readonly records: SessionRecords,
    private readonly indexes: SessionIndexes,
    private readonly metrics: Metrics,
    private readonly now: () => number,
  ) {}

  async enter(id: string, record: SessionRecord, identifiers: readonly string[]): Promise<void> {
    const { provider, userId } = record;
    // Listed before it is stored, so that ending all sessions of the user finds every valid one.
    const [listed] = await Promise.all([
      this.indexes.addSession(provider, userId, id),
      this.indexes.addIdentifiers(provider, userId, identifiers),
    ]);
    await this.records.add(id, record);
    this.metrics.sessionBegun(provider);
    if (listed.length > SESSIONS_PER_USER + SLACK) await this.#makeRoom(provider, userId, listed);
  }

  /** The sessions of a user that have not expired. */
  async list(
    provider: IdentityProviderId,
    userId: string,
  ): Promise<readonly { readonly id: string; readonly record: SessionRecord }[]> {
    const ids = await this.indexes.sessionsOf(provider, userId);
    const records = await Promise.all(ids.map((id) => this.records.get(id)));
    return ids.flatMap((id, place) => {
      const record = records[place];
      return record === undefined ? [] : [{ id, record }];
    });
  }

  /** @returns false if this user has no such session */
  async endOne(provider: IdentityProviderId, userId: string, id: string): Promise<boolean> {
    const ids = await this.indexes.sessionsOf(provider, userId);
    return ids.includes(id) && (await this.end(provider, userId, [id])) > 0;
  }

  /** @returns how many of them had not expired */
  async end(provider: IdentityProviderId, userId: string, ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0;
    const ended = await Promise.all(ids.map((id) => this.records.drop(id)));
    await this.indexes.removeSessions(provider, userId, ids);
    const count = ended.filter(Boolean).length;
    this.metrics.sessionsEnded(provider, count);
    return count;
  }

  async endOthers(provider: IdentityProviderId, userId: string, exceptId?: string): Promise<number> {
    const ids = await this.indexes.sessionsOf(provider, userId);
    const others = ids.filter((id) => id !== exceptId);
    return this.end(provider, userId, others);
  }

  async endAllByIdentifier(provider: IdentityProviderId, identifier: string): Promise<number> {
    const users = await this.indexes.usersOf(provider, identifier);
    const counts = await Promise.all(users.map((userId) => this.endOthers(provider, userId)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Removes expired sessions from the list, and ends the oldest if there are still too many. */
  async #makeRoom(provider: IdentityProviderId, userId: string, listed: readonly ListedSession[]) {
    const isAlive = async ({ id, at }: ListedSession) =>
      this.now() - at < STARTING_MS || (await this.records.get(id)) !== undefined;
    const alive = await Promise.all(listed.map(isAlive));
    const over = listed.filter((_, place) => !alive[place]);
    const oldest = listed.filter((_, place) => alive[place]).slice(0, -SESSIONS_PER_USER);
    const ids = [...over, ...oldest].map(({ id }) => id);
    await this.end(provider, userId, ids);
  }
}
