/** Following what phones answer: by asking the vendor, or by its reports. */
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

/** After the vendor's own time we wait a little more for an answer that is on its way. */
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
  ) {}

  /** The event as it is now; null when it is gone or somebody else's. */
  async find(id: string, auth: AuthContext): Promise<PushEvent | null> {
    const event = await this.events.find(id, auth);
    if (event === undefined || !(await this.#isAlive(event, auth))) return null;
    return this.#followed(event, auth);
  }

  /**
   * The current state first, then every change, until a final state or the end of the session.
   * @throws AppError BAD_USER_INPUT before the first state if the event does not exist or belongs to another client
   */
  async watch(id: string, auth: AuthContext): Promise<PushEventStates> {
    const first = await this.find(id, auth);
    if (first === null) throw new AppError('BAD_USER_INPUT', '`id` must be the id of an open event of this client.');
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

  /** By session, not by token: a token that was replaced is no good, while its session goes on. */
  async #check(id: string, auth: AuthContext): Promise<PushEvent | null> {
    const event = await this.events.find(id, auth);
    if (event === undefined) return null;
    if (event.sessionId !== null && !(await this.sessions.isOpen(event.sessionId))) return null;
    // A subscription lives for minutes and checks every two seconds: only the budgets of the minute can measure it.
    auth.caller.vendorCalls.restart();
    try {
      return await this.#followed(event, auth);
    } catch (error) {
      // The next check may be paid for again; until then nothing has changed.
      if (isBudgetSpent(error)) return event;
      throw error;
    }
  }

  /** What the vendor says of a token of its app. It names nobody. */
  async verifyToken(token: string, auth: AuthContext): Promise<'ACCEPTED' | 'REJECTED'> {
    return this.counts ? this.#require().checkToken(token, auth.caller) : 'REJECTED';
  }

  /** Takes a report of the vendor. @returns false when it is nobody's or not believed */
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
      this.logger.warn({ code: error.code }, 'a callback was not believed');
      return false;
    }
  }

  get counts(): boolean {
    return this.providers.pushAuth()?.counts === true;
  }

  /** Asks the vendor, if nobody else in the cluster does just now. */
  async #followed(event: PushEvent, auth: AuthContext): Promise<PushEvent> {
    if (isFinal(event)) return event;
    if (!this.#inTime(event)) return (await this.events.apply(event.id, { status: 'EXPIRED' })) ?? event;
    if (event.reported || !(await this.events.lease(event))) return event;
    try {
      const result = await this.#require().result(event.vendor, auth.caller);
      return await this.#move(event, result);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      // An answer that was lost or is not believed decides nothing: the event ends at its deadline at the latest.
      if (event.decoy) return event;
      if (error.code === 'NOT_FOUND') return (await this.events.apply(event.id, { status: 'EXPIRED' })) ?? event;
      this.logger.warn({ code: error.code }, 'a push event could not be asked about');
      return event;
    }
  }

  /** An approval by the user's own phone, of a question in our own words, is a fresh proof of their session. */
  async #move(event: PushEvent, result: PushAuthResult): Promise<PushEvent> {
    const moved = (await this.events.apply(event.id, result)) ?? event;
    const isProof = moved.status === 'APPROVED' && moved.proves && moved.uid === moved.vendor.uid && this.counts;
    // Once: a report that is sent again says nothing new.
    if (isProof && moved.sessionId !== null && (await this.events.redeem(moved.id))) {
      await this.sessions.prove({ id: moved.sessionId }, [{ kind: 'PUSH', at: new Date() }]);
    }
    return moved;
  }

  #inTime({ expiresAt }: PushEvent): boolean {
    return Date.now() < expiresAt.getTime() + GRACE_MS;
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
