import type { Logger } from 'pino';
import type { IdentityProviderId, VendorSession } from '../../datasources/capabilities.js';
import { type Metrics, NO_METRICS } from '../../metrics/metrics.js';
import type { Store } from '../../store.js';
import type { Sealer } from '../sealing.js';
import { type ClientSource, clientOf } from './client.js';
import { SessionIndexes } from './indexes.js';
import { SessionLocks } from './lock.js';
import { type Found, SessionRecords } from './records.js';
import { SessionRegistry } from './registry.js';
import { type Discard, type Refreshed, type Renew, Rotation } from './rotation.js';
import { type Proof, type Session, type SessionMode, type SessionRecord, toSession } from './session.js';
import { hashToken, newId, SessionTokens } from './tokens.js';
import { VendorTokens } from './vendor.js';

export type { Proof, ProofKind, Session, SessionMode } from './session.js';

export interface SessionsParts {
  readonly store: Store;
  readonly sealer: Sealer;
  readonly logger: Logger;
  /** Idle timeout of a session. */
  readonly idleMs: number;
  /** Absolute timeout of a session. */
  readonly maxMs: number;
  /** How long a replaced token stays valid, for requests in flight and concurrent refreshes. */
  readonly graceMs?: number;
  /** The poll interval of a request that waits for a concurrent refresh. */
  readonly pollMs?: number;
  readonly now?: () => number;
  readonly metrics?: Metrics;
}

export interface NewSession {
  readonly provider: IdentityProviderId;
  readonly userId: string;
  /** The known e-mail, phone and user name of the account, for `endAllByIdentifier`. */
  readonly identifiers: readonly string[];
  readonly vendor: VendorSession;
  readonly mode: SessionMode;
  readonly proofs: readonly Proof[];
  readonly client?: ClientSource;
}

/**
 * Sessions of signed-in users. All state is in the store: any instance can continue a session, and its end applies to all
 * instances. Session tokens are stored as hashes, vendor tokens encrypted.
 */
export class Sessions {
  readonly #now: () => number;
  readonly #tokens: SessionTokens;
  readonly #vendorTokens: VendorTokens;
  readonly #records: SessionRecords;
  readonly #indexes: SessionIndexes;
  readonly #registry: SessionRegistry;
  readonly #locks: SessionLocks;
  readonly #rotation: Rotation;

  constructor(private readonly parts: SessionsParts) {
    const { store, sealer, logger, idleMs, maxMs, graceMs = 10_000, pollMs = 40, now = () => Date.now() } = parts;
    const { metrics = NO_METRICS } = parts;
    const resolve = (token: string) => this.#resolve(token);
    this.#now = now;
    this.#tokens = new SessionTokens(sealer, logger, now);
    this.#vendorTokens = new VendorTokens(sealer);
    this.#records = new SessionRecords(store, this.#tokens, { now, idleMs, maxMs, graceMs });
    this.#indexes = new SessionIndexes(store, sealer, now, maxMs);
    this.#registry = new SessionRegistry(this.#records, this.#indexes, metrics, now);
    this.#locks = new SessionLocks(store, logger, pollMs);
    this.#rotation = new Rotation({
      records: this.#records,
      tokens: this.#tokens,
      vendorTokens: this.#vendorTokens,
      locks: this.#locks,
      logger,
      now,
      resolve,
    });
  }

  async start(input: NewSession): Promise<Refreshed> {
    const id = newId();
    const token = this.#tokens.issue(id);
    const record = this.#newRecord(id, token, input);
    await this.#registry.enter(id, record, input.identifiers);
    return { session: toSession(id, record), token };
  }

  /** @param client the client that uses the session; the known one stays if left out */
  async find(token: string, client?: ClientSource): Promise<Session | undefined> {
    const found = await this.#resolve(token);
    return found && toSession(found.id, await this.#touch(found, client));
  }

  /** Like `find`, without side effects: does not extend the session, and does not end it for a stale token. */
  async look(token: string): Promise<Session | undefined> {
    const found = await this.#records.find(token);
    return found === undefined || found.status === 'stale' ? undefined : toSession(found.id, found.record);
  }

  /** The sessions of a user, most recently used first. */
  async listOf(provider: IdentityProviderId, userId: string): Promise<readonly Session[]> {
    const listed = await this.#registry.list(provider, userId);
    const sessions = listed.map(({ id, record }) => toSession(id, record));
    return sessions.sort((a, b) => b.lastUsedAt.getTime() - a.lastUsedAt.getTime());
  }

  /** The session as it is stored now; undefined if it has ended. */
  async get(id: Session['id']): Promise<Session | undefined> {
    const record = await this.#records.get(id);
    return record && toSession(id, record);
  }

  async isOpen(id: Session['id']): Promise<boolean> {
    return (await this.#records.get(id)) !== undefined;
  }

  /** @throws AppError UNAUTHENTICATED if the key that sealed it was removed */
  vendorOf(session: Session): VendorSession {
    return this.#vendorTokens.open(session.id, session.sealedVendor);
  }

  /**
   * Replaces the token. Concurrent requests with the same old token get the same new one, and the vendor is called once.
   * Undefined if the session has ended. If `renew` throws, nothing has changed. `discard` receives a vendor session that was
   * issued for a session that ended during the call.
   */
  refresh(token: string, renew: Renew, discard?: Discard): Promise<Refreshed | undefined> {
    return this.#rotation.refresh(token, renew, discard);
  }

  /** Adds proofs to the session. A proof replaces an earlier one of the same kind. */
  async prove(session: Pick<Session, 'id'>, proofs: readonly Proof[]): Promise<Session | undefined> {
    const added = proofs.map(({ kind, at }) => ({ kind, at: at.getTime() }));
    const record = await this.#records.change(session.id, (known) => ({
      ...known,
      failures: 0,
      proofs: [...known.proofs.filter(({ kind }) => !added.some((proof) => proof.kind === kind)), ...added],
    }));
    return record && toSession(session.id, record);
  }

  /**
   * Counts an attempt to prove something again as failed, before it is made. A proof resets the count.
   * @param by -1 for an attempt that had no result
   * @returns the failures in a row; undefined if the session has ended
   */
  async countFailure(session: Pick<Session, 'id'>, by: 1 | -1 = 1): Promise<number | undefined> {
    const record = await this.#records.change(session.id, (known) => ({
      ...known,
      failures: Math.max(known.failures + by, 0),
    }));
    return record?.failures;
  }

  /** Adds identifiers that were bound after the login, so that `endAllByIdentifier` finds the user. */
  identify(provider: IdentityProviderId, userId: string, identifiers: readonly string[]): Promise<void> {
    return this.#indexes.addIdentifiers(provider, userId, identifiers);
  }

  async end(session: Session): Promise<void> {
    await this.#registry.end(session.provider, session.userId, [session.id]);
  }

  /**
   * Handles a vendor token that the vendor no longer accepts. If a concurrent refresh has replaced it, returns the current
   * session, with which the caller may retry. Otherwise ends the session.
   */
  async vendorRefused(session: Session): Promise<Session | undefined> {
    // The vendor may revoke the old token before the concurrent refresh has stored the new one.
    await this.#locks.settled(session.id);
    const record = await this.#records.get(session.id);
    if (record && record.vendor !== session.sealedVendor) return toSession(session.id, record);
    await this.end(session);
    return undefined;
  }

  /** @returns false if this user has no such session */
  endOne(provider: IdentityProviderId, userId: string, id: Session['id']): Promise<boolean> {
    return this.#registry.endOne(provider, userId, id);
  }

  /** @returns the number of ended sessions */
  endOthers(provider: IdentityProviderId, userId: string, exceptSessionId?: string): Promise<number> {
    return this.#registry.endOthers(provider, userId, exceptSessionId);
  }

  /** For a password reset, where only the phone number or e-mail address is known. */
  endAllByIdentifier(provider: IdentityProviderId, identifier: string): Promise<number> {
    return this.#registry.endAllByIdentifier(provider, identifier);
  }

  /** Recently signed-in users with this identifier: none if it was never used, several if it moved between accounts. */
  usersOf(provider: IdentityProviderId, identifier: string): Promise<readonly string[]> {
    return this.#indexes.usersOf(provider, identifier);
  }

  async #resolve(token: string): Promise<Found | undefined> {
    const found = await this.#records.find(token);
    if (found?.status !== 'stale') return found;
    // A stale token means that two clients hold the token. The server cannot tell which one stole it, so both lose it.
    this.parts.logger.warn({ sessionId: found.id }, 'a replaced token was used again, the session ends');
    await this.#registry.end(found.record.provider, found.record.userId, [found.id]);
    return undefined;
  }

  #newRecord(id: string, token: string, input: NewSession): SessionRecord {
    const times = {
      createdAt: this.#now(),
      lastUsedAt: this.#now(),
      endsAt: this.#now() + this.parts.maxMs,
      vendorExpiresAt: input.vendor.expiresAt.getTime(),
    };
    return {
      ...times,
      provider: input.provider,
      userId: input.userId,
      mode: input.mode,
      ...(input.client === undefined ? { userAgent: null, maskedAddress: null } : clientOf(input.client)),
      expiresAt: this.#records.expiry(times),
      proofs: input.proofs.map(({ kind, at }) => ({ kind, at: at.getTime() })),
      failures: 0,
      vendor: this.#vendorTokens.seal(id, input.vendor),
      current: hashToken(token),
      previous: [],
    };
  }

  /** Records the use and extends the expiry, but not on every request, because each time costs a write. */
  async #touch({ id, record }: Found, client?: ClientSource): Promise<SessionRecord> {
    const lastUsedAt = this.#now();
    if (lastUsedAt - record.lastUsedAt < this.parts.idleMs / 20) return record;
    const touched = {
      ...record,
      ...(client && clientOf(client)),
      lastUsedAt,
      expiresAt: this.#records.expiry(record),
    };
    try {
      return (await this.#records.replace(id, record, touched)) ? touched : record;
    } catch (err) {
      this.parts.logger.debug({ err, sessionId: id }, 'a session was not touched');
      return record;
    }
  }
}
