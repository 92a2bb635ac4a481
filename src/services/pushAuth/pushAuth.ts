/** Tracks push events: polls the vendor for their status, or receives its callbacks. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { PushAuth, PushAuthResult, RawCallback } from '../../datasources/capabilities.js';
import { ProviderError } from '../../datasources/errors.js';
import { AppError } from '../../errors.js';
import { isBudgetSpent } from '../access/vendorBudget.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { Sessions } from '../sessions/sessions.js';
import { PushEventStates } from './pushEventStates.js';
import { isFinal, type PushEvent, type PushEvents } from './pushEvents.js';

/** An event stays open this long after its expiry, for a result that is in transit. */
const GRACE_MS = 10_000;
const CHECK_INTERVAL_MS = 500;

export class PushAuthService {
  /** The pending check of each event, shared by its subscribers on this instance. */
  readonly #checks = new Map<string, Promise<PushEvent | null>>();

  constructor(
    private readonly providers: Providers,
    private readonly events: PushEvents,
    private readonly sessions: Sessions,
    private readonly logger: Logger,
    private readonly now: () => number,
  ) {}

  /** The event in its current state; null if it does not exist or belongs to another client. */
  async find(id: string, auth: AuthContext): Promise<PushEvent | null> {
    const event = await this.events.find(id, auth);
    if (event === undefined || !(await this.#isAlive(event, auth))) return null;
    return this.#poll(event, auth);
  }

  /**
   * The current state first, then every change, until a final state or the end of the session.
   * @throws AppError BAD_USER_INPUT before the first state if the event does not exist or belongs to another client
   */
  async watch(id: string, auth: AuthContext): Promise<PushEventStates> {
    const first = await this.find(id, auth);
    if (first === null) throw new AppError('BAD_USER_INPUT', 'id must be the id of an event of this client.');
    return new PushEventStates(first, (event) => this.#nextCheck(event, auth));
  }

  /** Each instance checks an event twice a second, however many clients subscribe to it. */
  #nextCheck(event: PushEvent, auth: AuthContext): Promise<PushEvent | null> {
    const shared = this.#checks.get(event.id);
    if (shared !== undefined) return shared;
    const check = sleep(CHECK_INTERVAL_MS).then(() => {
      // A subscriber that arrives from now on may already know a newer state than this check reads.
      this.#checks.delete(event.id);
      return this.#check(event.id, auth);
    });
    this.#checks.set(event.id, check);
    return check;
  }

  /** Looks the session up by its id, because a refresh replaces the token while the session continues. */
  async #check(id: string, auth: AuthContext): Promise<PushEvent | null> {
    const event = await this.events.find(id, auth);
    if (event === undefined) return null;
    if (event.sessionId !== null && !(await this.sessions.isOpen(event.sessionId))) return null;
    // A subscription lasts for minutes and polls every two seconds, so only the per-minute budgets apply to it.
    auth.caller.vendorCalls.restart();
    try {
      return await this.#poll(event, auth);
    } catch (error) {
      // The budget may allow the next check. Until then the state is unchanged.
      if (isBudgetSpent(error)) return event;
      throw error;
    }
  }

  /** Checks a token of the vendor's app. The token does not identify the user. */
  async verifyToken(token: string, auth: AuthContext): Promise<'ACCEPTED' | 'REJECTED'> {
    return this.counts ? this.#require().checkToken(token, auth.caller) : 'REJECTED';
  }

  /** Processes a callback of the vendor. @returns false if the event is unknown or the callback is not valid */
  async report(secret: string, raw: RawCallback): Promise<boolean> {
    const event = await this.events.findByCallback(secret);
    if (event === undefined) return false;
    try {
      const report = this.#require().readCallback(raw);
      const isExpected = event.vendor.uid === null || report.uid === null || report.uid === event.vendor.uid;
      if (report.eventId !== event.vendor.id || !isExpected) return false;
      await this.#move(event, this.#inTime(event) ? report.result : { status: 'EXPIRED' });
      return true;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      this.logger.warn({ code: error.code }, 'a callback was rejected');
      return false;
    }
  }

  get counts(): boolean {
    return this.providers.pushAuth()?.counts === true;
  }

  /** Polls the vendor, unless another instance has polled it for this event within `pollAfterMs`. */
  async #poll(event: PushEvent, auth: AuthContext): Promise<PushEvent> {
    if (isFinal(event)) return event;
    if (!this.#inTime(event)) return (await this.events.apply(event.id, { status: 'EXPIRED' })) ?? event;
    if (event.reported || !(await this.events.lease(event))) return event;
    try {
      const result = await this.#require().result(event.vendor, auth.caller);
      return await this.#move(event, result);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      // A lost or invalid reply does not change the state: the event ends at its deadline at the latest.
      if (event.decoy) return event;
      if (error.code === 'NOT_FOUND') return (await this.events.apply(event.id, { status: 'EXPIRED' })) ?? event;
      this.logger.warn({ code: error.code }, 'a push event could not be polled');
      return event;
    }
  }

  /** Applies a result. An approval of this server's own text on the user's own phone is a fresh proof of the session. */
  async #move(event: PushEvent, result: PushAuthResult): Promise<PushEvent> {
    const updated = (await this.events.apply(event.id, result)) ?? event;
    const isProof =
      updated.status === 'APPROVED' && updated.proves && updated.uid === updated.vendor.uid && this.counts;
    // Redeemed once, so that a repeated callback does not renew the proof.
    if (isProof && updated.sessionId !== null && (await this.events.redeem(updated.id))) {
      await this.sessions.prove({ id: updated.sessionId }, [{ kind: 'PUSH', at: new Date(this.now()) }]);
    }
    return updated;
  }

  #inTime({ expiresAt }: PushEvent): boolean {
    return this.now() < expiresAt.getTime() + GRACE_MS;
  }

  async #isAlive({ sessionId }: PushEvent, auth: AuthContext): Promise<boolean> {
    if (sessionId === null) return true;
    const session = auth.token === undefined ? undefined : await this.sessions.find(auth.token);
    return session?.id === sessionId;
  }

  #require(): PushAuth {
    const found = this.providers.pushAuth();
    if (found !== undefined) return found.capability;
    throw new AppError('PROVIDER_NOT_CONFIGURED', 'No push authentication is configured on this server.');
  }
}
