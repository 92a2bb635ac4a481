import { createHash } from 'node:crypto';
import type { IdentityProviderId } from '../../datasources/capabilities.js';
import type { Namespace, Store } from '../../store.js';
import { nameKey } from '../names.js';
import type { Sealer } from '../sealing.js';

/** An address belongs to few accounts at a time; the newest matter when it wandered. */
const USERS_PER_IDENTIFIER = 20;

export interface ListedSession {
  readonly id: string;
  readonly at: number;
}

interface UserEntry {
  readonly userId: string;
  readonly at: number;
}

/**
 * Answers "which sessions has this user" and "whose is this e-mail address or phone number". Entries may outlive what
 * they name, never the other way round: a session that is missing here would survive a password reset.
 */
export class SessionIndexes {
  readonly #sessions: Namespace<readonly ListedSession[]>;
  readonly #users: Namespace<readonly UserEntry[]>;
  /** How much longer than a session an entry is kept. */
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

  /** Answers with the user's sessions, oldest first. */
  async addSession(provider: IdentityProviderId, userId: string, id: string): Promise<readonly ListedSession[]> {
    const entry = { id, at: this.now() };
    const list = await this.#sessions.update(userKey(provider, userId), (entries = []) => [
      ...this.#fresh(entries),
      entry,
    ]);
    return list ?? [];
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
    const keys = new Set(identifiers.filter((text) => text.trim() !== '').map((text) => this.#keys(provider, text)[0]));
    const entry = { userId, at: this.now() };
    await Promise.all(
      [...keys].map((key) =>
        this.#users.update(key, (entries) => {
          // Most logins are of a user who is listed already: entries outlive sessions by enough to spare the write.
          const known = entries?.find((listed) => listed.userId === userId);
          if (known !== undefined && entry.at - known.at < this.#spareMs) return entries;
          const others = this.#fresh(entries ?? []).filter((listed) => listed.userId !== userId);
          return [...others, entry].slice(-USERS_PER_IDENTIFIER);
        }),
      ),
    );
  }

  async usersOf(provider: IdentityProviderId, identifier: string): Promise<readonly string[]> {
    const lists = await Promise.all(this.#keys(provider, identifier).map((key) => this.#users.get(key)));
    return [...new Set(lists.flatMap((entries) => entries ?? []).map(({ userId }) => userId))];
  }

  /**
   * Phone numbers can be tried one by one against a plain hash, so these keys are fingerprints under the sealing keys,
   * and sessions that began under an older key are still found.
   */
  #keys(provider: IdentityProviderId, identifier: string): readonly [string, ...string[]] {
    return this.sealer.fingerprints(`${provider}\0${nameKey(identifier)}`, 'identifier');
  }

  /** No session lives longer than `maxMs`, so neither does an entry, but for what `addIdentifiers` spares. */
  #fresh<E extends { readonly at: number }>(entries: readonly E[]): readonly E[] {
    return entries.filter(({ at }) => this.now() - at < this.maxMs + this.#spareMs);
  }
}

/** Vendors choose user ids, and one id at two vendors is two users. They are no secret; the hash gives a plain key. */
function userKey(provider: IdentityProviderId, userId: string): string {
  return createHash('sha256').update(`${provider}\0${userId}`).digest('base64url');
}
