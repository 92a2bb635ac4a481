/** Push events for clients and for the vendor: queries, subscriptions and callbacks. */
import type { Logger } from 'pino';
import type { RawCallback } from '../../datasources/capabilities.js';
import { ProviderError } from '../../datasources/errors.js';
import { AppError } from '../../errors.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { Sessions } from '../sessions/sessions.js';
import type { PushEventFeeds } from './pushEventFeeds.js';
import type { PushEventPoller } from './pushEventPoller.js';
import { PushEventStates } from './pushEventStates.js';
import type { PushEvent, PushEvents } from './pushEvents.js';

export class PushAuthService {
  constructor(
    private readonly events: PushEvents,
    private readonly poller: PushEventPoller,
    private readonly feeds: PushEventFeeds,
    private readonly sessions: Sessions,
    private readonly logger: Logger,
  ) {}

  /** The event in its current state; null if it does not exist or belongs to another client. */
  async find(id: string, auth: AuthContext): Promise<PushEvent | null> {
    const event = await this.events.find(id, auth);
    if (event === undefined || !(await this.#isAlive(event, auth))) return null;
    return this.poller.poll(event, auth.caller);
  }

  /**
   * The current state first, then every change, until a final state or the end of the session.
   * @throws AppError BAD_USER_INPUT before the first state if the event does not exist or belongs to another client
   */
  async watch(id: string, auth: AuthContext): Promise<PushEventStates> {
    const first = await this.find(id, auth);
    if (first === null) throw new AppError('BAD_USER_INPUT', 'id must be the id of an event of this client.');
    return new PushEventStates(first, auth.caller, this.feeds);
  }

  /** Checks a token of the vendor's app. The token does not identify the user. */
  async verifyToken(token: string, auth: AuthContext): Promise<'ACCEPTED' | 'REJECTED'> {
    return this.counts ? this.poller.vendor.checkToken(token, auth.caller) : 'REJECTED';
  }

  /** Processes a callback of the vendor. @returns false if the event is unknown or the callback is not valid */
  async report(secret: string, raw: RawCallback): Promise<boolean> {
    const event = await this.events.findByCallback(secret);
    if (event === undefined) return false;
    try {
      const report = this.poller.vendor.readCallback(raw);
      const isExpected = event.vendor.uid === null || report.uid === null || report.uid === event.vendor.uid;
      if (report.eventId !== event.vendor.id || !isExpected) return false;
      await this.poller.apply(event, this.poller.msLeft(event) > 0 ? report.result : { status: 'EXPIRED' });
      return true;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      this.logger.warn({ code: error.code }, 'a callback was rejected');
      return false;
    }
  }

  get counts(): boolean {
    return this.poller.counts;
  }

  async #isAlive({ sessionId }: PushEvent, auth: AuthContext): Promise<boolean> {
    if (sessionId === null) return true;
    const session = auth.token === undefined ? undefined : await this.sessions.find(auth.token);
    return session?.id === sessionId;
  }
}
