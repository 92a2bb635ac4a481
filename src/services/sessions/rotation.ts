import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { VendorSession } from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';
import { sealWith } from '../sealing.js';
import { type SessionLocks, WAIT_MS } from './lock.js';
import type { Found, SessionRecords } from './records.js';
import { type Session, type SessionRecord, type Superseded, toSession } from './session.js';
import { hashToken, type SessionTokens } from './tokens.js';
import type { VendorTokens } from './vendor.js';

/** More rotations than this within the grace period invalidate the oldest token early. */
const SUPERSEDED_TOKENS = 16;
/** Retry delays for storing the vendor's new token. The vendor's old token may already be invalid. */
const STORE_AGAIN_AFTER_MS = [50, 200, 800, 2_000];

export interface Refreshed {
  readonly session: Session;
  readonly token: string;
}

/** Exchanges the vendor's token for a fresh one. Returns the same token if the vendor does not renew tokens. */
export type Renew = (vendor: VendorSession) => Promise<VendorSession>;
/** Ends a vendor session that no session of ours uses. */
export type Discard = (vendor: VendorSession) => Promise<void>;

export interface RotationParts {
  readonly records: SessionRecords;
  readonly tokens: SessionTokens;
  readonly locks: SessionLocks;
  readonly vendorTokens: VendorTokens;
  readonly logger: Logger;
  readonly now: () => number;
  /** Finds the session of a valid token. Ends the session of a stale one. */
  readonly resolve: (token: string) => Promise<Found | undefined>;
}

/** Replaces a session's token and the vendor's token, once for all concurrent requests on all instances. */
export class Rotation {
  constructor(private readonly parts: RotationParts) {}

  async refresh(token: string, renew: Renew, discard?: Discard): Promise<Refreshed | undefined> {
    const { locks, resolve } = this.parts;
    const giveUpAt = performance.now() + WAIT_MS;
    while (performance.now() < giveUpAt) {
      const found = await resolve(token);
      if (found === undefined) return undefined;
      if (found.status === 'superseded') return newest(found, token);

      const release = await locks.acquire(found.id);
      if (release === undefined) {
        await locks.pause();
        continue;
      }
      try {
        const outcome = await this.#rotate(token, renew, discard);
        if (outcome !== 'overtaken') return outcome;
      } finally {
        await release();
      }
    }
    // The store has answered each poll, so the vendor is late: the request with the lock is waiting for it.
    const message = 'This session is being refreshed and the provider has not answered yet. Try again.';
    throw new AppError('PROVIDER_TIMEOUT', message, { retryable: true });
  }

  async #rotate(token: string, renew: Renew, discard?: Discard): Promise<Refreshed | undefined | 'overtaken'> {
    // Another request may have rotated the token before this one got the lock.
    const found = await this.parts.resolve(token);
    if (found === undefined) return undefined;
    if (found.status !== 'current') return 'overtaken';

    const known = this.parts.vendorTokens.open(found.id, found.record.vendor);
    const vendor = await renew(known);
    const successor = this.parts.tokens.issue(found.id);
    const record = await this.#retryStore(found.id, () => this.#install(found, token, successor, vendor));
    if (record?.current === hashToken(successor)) return { session: toSession(found.id, record), token: successor };

    // The user signed out during the vendor call, or the lock expired: the new vendor token is not used.
    if (vendor.token !== known.token) await this.#discard(found.id, vendor, discard);
    return record === undefined ? undefined : 'overtaken';
  }

  /** Idempotent: `#retryStore` may call it again after a success whose reply was lost. */
  async #install(found: Found, token: string, successor: string, vendor: VendorSession) {
    const { records, vendorTokens, now } = this.parts;
    const hash = hashToken(token);
    const superseded = { hash, at: now(), successor: sealWith(token).seal(successor, successorContext(found.id)) };
    return records.change(found.id, (record) => {
      if (record.current !== hash) return record;
      const next = {
        ...record,
        lastUsedAt: now(),
        vendor: vendorTokens.seal(found.id, vendor),
        vendorExpiresAt: vendor.expiresAt.getTime(),
        current: hashToken(successor),
        previous: this.#remembered([...record.previous, superseded]),
      };
      return { ...next, expiresAt: records.expiry(next) };
    });
  }

  #remembered(tokens: readonly Superseded[]): readonly Superseded[] {
    return tokens.filter(({ at }) => this.parts.records.withinGrace(at)).slice(-SUPERSEDED_TOKENS);
  }

  async #retryStore<R>(id: string, work: () => Promise<R>): Promise<R> {
    for (const ms of STORE_AGAIN_AFTER_MS) {
      try {
        return await work();
      } catch (err) {
        if (!(err instanceof AppError) || err.code !== 'STORE_UNAVAILABLE') throw err;
        this.parts.logger.warn({ err, sessionId: id }, 'a renewed session could not be stored, trying again');
        await sleep(ms);
      }
    }
    return work();
  }

  async #discard(id: string, vendor: VendorSession, discard?: Discard): Promise<void> {
    try {
      await discard?.(vendor);
    } catch (err) {
      this.parts.logger.warn({ err, sessionId: id }, 'an unused vendor session could not be ended');
    }
  }
}

/** Follows the chain of successors from a superseded token to the current one. */
function newest({ id, record }: Found, token: string): Refreshed | undefined {
  let candidate: string | undefined = token;
  while (candidate !== undefined && hashToken(candidate) !== record.current) {
    candidate = successorOf(id, record, candidate);
  }
  return candidate === undefined ? undefined : { session: toSession(id, record), token: candidate };
}

function successorOf(id: string, record: SessionRecord, token: string): string | undefined {
  const hash = hashToken(token);
  const superseded = record.previous.find((known) => known.hash === hash);
  return superseded && sealWith(token).open(superseded.successor, successorContext(id));
}

function successorContext(id: string): string {
  return `successor:${id}`;
}
