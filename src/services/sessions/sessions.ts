import type { Logger } from 'pino';
import type { IdentityProviderId, VendorSession } from '../../datasources/capabilities.js';
import type { Store } from '../../store.js';
import type { Sealer } from '../sealing.js';
import { SessionIndexes } from './indexes.js';
import { SessionLocks } from './lock.js';
import { type Found, SessionRecords } from './records.js';
import { SessionRegistry } from './registry.js';
import { type Discard, type Refreshed, type Renew, Rotation } from './rotation.js';
import { type Proof, type Session, type SessionMode, type SessionRecord, toSession } from './session.js';
import { hashToken, newId, SessionTokens } from './tokens.js';
import { VendorTokens } from './vendor.js';

export { PROOF_KINDS, type Proof, type ProofKind, type Session, type SessionMode } from './session.js';

export interface SessionsParts {
  readonly store: Store;
  readonly sealer: Sealer;
  readonly logger: Logger;
  /** A session ends when it is not used for so long. */
  readonly idleMs: number;
  /** And after so long however much it is used. */
  readonly maxMs: number;
  /** How long a replaced token works on: requests in flight, and two tabs that refresh at once. */
  readonly graceMs?: number;
  /** How often a request that waits for another one's refresh looks again. */
  readonly pollMs?: number;
  readonly now?: () => number;
}

export interface NewSession {
  readonly provider: IdentityProviderId;
  readonly userId: string;
  /** E-mail, phone and username of the account, as far as known: `endAllByIdentifier` looks for them. */
  readonly identifiers: readonly string[];
  readonly vendor: VendorSession;
  readonly mode: SessionMode;
  readonly proofs: readonly Proof[];
}

/**
 * Sessions of signed-in users. Nothing is kept in this process: any instance can go on with what another began, and
 * what one of them ended is over for all. Tokens are stored hashed, the vendor's encrypted.
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
    const resolve = (token: string) => this.#resolve(token);
    this.#now = now;
    this.#tokens = new SessionTokens(sealer, logger, now);
    this.#vendorTokens = new VendorTokens(sealer);
    this.#records = new SessionRecords(store, this.#tokens, { now, idleMs, maxMs, graceMs });
    this.#indexes = new SessionIndexes(store, sealer, now, maxMs);
    this.#registry = new SessionRegistry(this.#records, this.#indexes, now);
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

  async find(token: string): Promise<Session | undefined> {
    const found = await this.#resolve(token);
    return found && toSession(found.id, await this.#touch(found));
  }

  /** As `find`, for a token that somebody asks about and need not hold: it renews nothing, and a replaced one ends nothing. */
  async look(token: string): Promise<Session | undefined> {
    const found = await this.#records.find(token);
    return found === undefined || found.standing === 'stale' ? undefined : toSession(found.id, found.record);
  }

  async isOpen(id: Session['id']): Promise<boolean> {
    return (await this.#records.get(id)) !== undefined;
  }

  /** @throws AppError UNAUTHENTICATED when the key that sealed it is gone */
  vendorOf(session: Session): VendorSession {
    return this.#vendorTokens.open(session.id, session.sealedVendor);
  }

  /**
   * Replaces the token. All who hold the same old one get the same new one, and the vendor is asked once. Undefined
   * when the session is over. When `renew` throws, nothing has changed. `discard` receives what the vendor issued for
   * a session that ended meanwhile.
   */
  refresh(token: string, renew: Renew, discard?: Discard): Promise<Refreshed | undefined> {
    return this.#rotation.refresh(token, renew, discard);
  }

  /** Adds what the user has just proven; a kind that was proven before takes the new time. */
  async prove(session: Pick<Session, 'id'>, proofs: readonly Proof[]): Promise<Session | undefined> {
    const added = proofs.map(({ kind, at }) => ({ kind, at: at.getTime() }));
    const record = await this.#records.change(session.id, (known) => ({
      ...known,
      proofs: [...known.proofs.filter(({ kind }) => !added.some((proof) => proof.kind === kind)), ...added],
    }));
    return record && toSession(session.id, record);
  }

  /** Lets `endAllByIdentifier` find the user under an address that was bound after the login. */
  identify(provider: IdentityProviderId, userId: string, identifiers: readonly string[]): Promise<void> {
    return this.#indexes.addIdentifiers(provider, userId, identifiers);
  }

  async end(session: Session): Promise<void> {
    await this.#registry.end(session.provider, session.userId, [session.id]);
  }

  /**
   * The vendor does not honour the session's token any more. When a refresh explains that, answers with the session
   * as it is now, and the caller may try again with it; otherwise the session is worth nothing and ends.
   */
  async vendorRefused(session: Session): Promise<Session | undefined> {
    // A vendor may kill the old token before whoever refreshes has stored the new one.
    await this.#locks.settled(session.id);
    const record = await this.#records.get(session.id);
    if (record && record.vendor !== session.sealedVendor) return toSession(session.id, record);
    await this.end(session);
    return undefined;
  }

  /** How many sessions ended. */
  endOthers(provider: IdentityProviderId, userId: string, exceptSessionId?: string): Promise<number> {
    return this.#registry.endOthers(provider, userId, exceptSessionId);
  }

  /** After a password reset only the phone number or e-mail address is known. */
  endAllByIdentifier(provider: IdentityProviderId, identifier: string): Promise<number> {
    return this.#registry.endAllByIdentifier(provider, identifier);
  }

  /** Who signed in lately and goes by this name: none for a name that was never used, several for one that moved. */
  usersOf(provider: IdentityProviderId, identifier: string): Promise<readonly string[]> {
    return this.#indexes.usersOf(provider, identifier);
  }

  async #resolve(token: string): Promise<Found | undefined> {
    const found = await this.#records.find(token);
    if (found?.standing !== 'stale') return found;
    // The rightful holder has the successor. Which of the two copied the token cannot be told, so neither goes on.
    this.parts.logger.warn({ sessionId: found.id }, 'a replaced token was used again, the session ends');
    await this.#registry.end(found.record.provider, found.record.userId, [found.id]);
    return undefined;
  }

  #newRecord(id: string, token: string, input: NewSession): SessionRecord {
    const times = {
      createdAt: this.#now(),
      endsAt: this.#now() + this.parts.maxMs,
      vendorExpiresAt: input.vendor.expiresAt.getTime(),
    };
    return {
      ...times,
      provider: input.provider,
      userId: input.userId,
      mode: input.mode,
      expiresAt: this.#records.expiry(times),
      proofs: input.proofs.map(({ kind, at }) => ({ kind, at: at.getTime() })),
      vendor: this.#vendorTokens.seal(id, input.vendor),
      current: hashToken(token),
      previous: [],
    };
  }

  /** Moves the expiry on, but rarely: a write for every request would cost more than the request. */
  async #touch({ id, record }: Found): Promise<SessionRecord> {
    const touched = { ...record, expiresAt: this.#records.expiry(record) };
    if (touched.expiresAt - record.expiresAt < this.parts.idleMs / 20) return record;
    try {
      return (await this.#records.replace(id, record, touched)) ? touched : record;
    } catch (err) {
      this.parts.logger.debug({ err, sessionId: id }, 'a session was not touched');
      return record;
    }
  }
}
