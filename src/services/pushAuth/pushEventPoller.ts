/** Moves push events to their next state: polls the vendor, applies its results, and expires events. */
import type { Logger } from 'pino';
import type { Caller, PushAuth, PushAuthResult } from '../../datasources/capabilities.js';
import { ProviderError } from '../../datasources/errors.js';
import { AppError } from '../../errors.js';
import type { Providers } from '../providers/providers.js';
import type { Sessions } from '../sessions/sessions.js';
import { isFinal, type PushEvent, type PushEvents } from './pushEvents.js';

/** An event stays open this long after its expiry, for a result that is in transit. */
const GRACE_MS = 10_000;

export class PushEventPoller {
  constructor(
    private readonly providers: Providers,
    private readonly events: PushEvents,
    private readonly sessions: Sessions,
    private readonly logger: Logger,
    private readonly now: () => number,
  ) {}

  get counts(): boolean {
    return this.providers.pushAuth()?.counts === true;
  }

  /** @throws AppError PROVIDER_NOT_CONFIGURED */
  get vendor(): PushAuth {
    const found = this.providers.pushAuth();
    if (found !== undefined) return found.capability;
    throw new AppError('PROVIDER_NOT_CONFIGURED', 'No push authentication is configured on this server.');
  }

  /** Polls the vendor, unless another instance has polled it for this event within `pollAfterMs`. */
  async poll(known: PushEvent, caller: Caller): Promise<PushEvent> {
    const event = await this.expire(known);
    if (isFinal(event) || event.reported || !(await this.events.lease(event))) return event;
    try {
      return await this.apply(event, await this.vendor.result(event.vendor, caller));
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      // A lost or invalid reply does not change the state: the event ends at its deadline at the latest.
      if (event.decoy) return event;
      if (error.code === 'NOT_FOUND') return this.events.apply(event, { status: 'EXPIRED' });
      this.logger.warn({ code: error.code }, 'a push event could not be polled');
      return event;
    }
  }

  /** Applies a result. An approval of this server's own text on the user's own phone is a fresh proof of the session. */
  async apply(event: PushEvent, result: PushAuthResult): Promise<PushEvent> {
    const updated = await this.events.apply(event, result);
    const isProof =
      updated.status === 'APPROVED' && updated.proves && updated.uid === updated.vendor.uid && this.counts;
    // Redeemed once, so that a repeated callback does not renew the proof.
    if (isProof && updated.sessionId !== null && (await this.events.redeem(updated.id))) {
      await this.sessions.prove({ id: updated.sessionId }, [{ kind: 'PUSH', at: new Date(this.now()) }]);
    }
    return updated;
  }

  /** The event, or if its deadline has passed, the expired event. */
  async expire(event: PushEvent): Promise<PushEvent> {
    if (isFinal(event) || this.msLeft(event) > 0) return event;
    return this.events.apply(event, { status: 'EXPIRED' });
  }

  /** Milliseconds until the deadline of the event. */
  msLeft({ expiresAt }: PushEvent): number {
    return expiresAt.getTime() + GRACE_MS - this.now();
  }
}
