import { createHash } from 'node:crypto';
import type { IdentityProviderId } from '../../datasources/capabilities.js';
import type { Namespace, Store } from '../../store.js';
import { nameKey } from '../names.js';
import type { Sealer } from '../sealing.js';

/** Few accounts share an identifier. If it moved between accounts, the newest ones matter. */
const USERS_PER_IDENTIFIER = 20;

export interface ListedSession {
  readonly id: string;
  readonly at: number;
}

interface UserEntry {
  readonly userId: string;
  readonly at: number;
  /** Digest of all identifiers of the user that were written together. */
  readonly names: string;
}

/**
 * Indexes from a user to their sessions, and from an e-mail address, phone number or user name to its users. An entry may
 * outlive its session, but every session must have an entry, because a missing one would survive a password reset.
 */
export class SessionIndexes {
  readonly #sessions: Namespace<readonly ListedSession[]>;
  readonly #users: Namespace<readonly UserEntry[]>;
  /** The time by which an entry outlives a session. */
  readonly #spareMs: number;

  constructor(
    store: Store,
    private readonly sealer: Sealer,
    private readonly now: () => number,
    private readonly maxMs: number,
  ) {
    this.#spareMs = maxMs / 20;
    this.#sessions = store.namespace('user-sessions', maxMs + this.#spareMs);
    this.#users = store.namespace('identifier-users', maxMs + this.#spareMs);
  }

  /** @returns the user's sessions, oldest first */
  async addSession(provider: IdentityProviderId, userId: string, id: string): Promise<readonly ListedSession[]> {
    return this.#sessions.append(userKey(provider, userId), { id, at: this.now() });
  }

  async removeSessions(provider: IdentityProviderId, userId: string, ids: readonly string[]): Promise<void> {
    await this.#sessions.update(userKey(provider, userId), (entries = []) => {
      const rest = this.#fresh(entries).filter(({ id }) => !ids.includes(id));
      return rest.length === 0 ? undefined : rest;
    });
  }

  async sessionsOf(provider: IdentityProviderId, userId: string): Promise<readonly string[]> {
    return ((await this.#sessions.get(userKey(provider, userId))) ?? []).map(({ id }) => id);
  }

  async addIdentifiers(provider: IdentityProviderId, userId: string, identifiers: readonly string[]): Promise<void> {
    const keys = [
      ...new Set(identifiers.filter((text) => text.trim() !== '').map((text) => this.#keys(provider, text)[0])),
    ].sort();
    const [marker, ...others] = keys;
    if (marker === undefined) return;
    const names = createHash('sha256').update(keys.join()).digest('base64url');
    const entry = { userId, at: this.now(), names };
    if (others.length > 0 && (await this.#isListed(marker, entry))) return;
    // The marker is written last: its entry says that the others were written with it.
    await Promise.all(others.map((key) => this.#list(key, entry)));
    await this.#list(marker, entry);
  }

  async #list(key: string, entry: UserEntry): Promise<void> {
    await this.#users.update(key, (entries) => {
      if (this.#isRecent(entries, entry)) return entries;
      const others = this.#fresh(entries ?? []).filter((listed) => listed.userId !== entry.userId);
      return [...others, entry].slice(-USERS_PER_IDENTIFIER);
    });
  }

  async #isListed(key: string, entry: UserEntry): Promise<boolean> {
    return this.#isRecent(await this.#users.get(key), entry);
  }

  /** Most users are listed already. Entries outlive sessions by `#spareMs`, so a recent entry needs no write. */
  #isRecent(entries: readonly UserEntry[] | undefined, { userId, at, names }: UserEntry): boolean {
    const known = entries?.find((listed) => listed.userId === userId);
    return known?.names === names && at - known.at < this.#spareMs;
  }

  async usersOf(provider: IdentityProviderId, identifier: string): Promise<readonly string[]> {
    const lists = await Promise.all(this.#keys(provider, identifier).map((key) => this.#users.get(key)));
    return [...new Set(lists.flatMap((entries) => entries ?? []).map(({ userId }) => userId))];
  }

  /**
   * Phone numbers can be enumerated against a plain hash, so the keys are fingerprints under the sealing keys. All keys are
   * searched, so that sessions that began under an older key are found.
   */
  #keys(provider: IdentityProviderId, identifier: string): readonly [string, ...string[]] {
    return this.sealer.fingerprints(`${provider}\0${nameKey(identifier)}`, 'identifier');
  }

  /** No session lives longer than `maxMs`. Entries live longer by `#spareMs`. */
  #fresh<E extends { readonly at: number }>(entries: readonly E[]): readonly E[] {
    return entries.filter(({ at }) => this.now() - at < this.maxMs + this.#spareMs);
  }
}

/** The same id at two vendors is two users. User ids are not secret; the hash yields a key without special characters. */
function userKey(provider: IdentityProviderId, userId: string): string {
  return createHash('sha256').update(`${provider}\0${userId}`).digest('base64url');
}
