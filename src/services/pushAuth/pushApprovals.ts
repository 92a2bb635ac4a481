/** Approvals on the phone. Each is valid for one purpose, once. */
import { createOutcome, type FlowExpired, type PushAuthExpired, type PushAuthRejected } from '../outcomes.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { PushAuthPending } from './outcomes.js';
import type { PushAuthService } from './pushAuth.js';
import type { PushEvent, PushEvents, PushPurpose } from './pushEvents.js';

/** An approval that was not redeemed yet. */
export interface Approval {
  readonly event: PushEvent;
  readonly uid: string;
}

export type NotApproved = PushAuthPending | PushAuthRejected | PushAuthExpired | FlowExpired;

export class PushApprovals {
  constructor(
    private readonly pushAuth: PushAuthService,
    private readonly events: PushEvents,
  ) {}

  /** @param flow the key of the login whose factor the event must be */
  async find(
    id: string,
    purpose: PushPurpose,
    auth: AuthContext,
    flow: string | null = null,
  ): Promise<Approval | NotApproved> {
    const event = await this.pushAuth.find(id, auth);
    if (event === null || event.purpose !== purpose || event.flow !== flow) return createOutcome('FlowExpired');
    if (event.status === 'PENDING' || event.status === 'SCANNED') return createOutcome('PushAuthPending', { event });
    if (event.status === 'REJECTED') return createOutcome('PushAuthRejected');
    if (event.status !== 'APPROVED' || event.uid === null) return createOutcome('PushAuthExpired');
    return this.pushAuth.counts ? { event, uid: event.uid } : createOutcome('PushAuthRejected');
  }

  /** Uses the approval. Of several requests with the same approval, on any instance, one gets true. */
  redeem({ event }: Approval): Promise<boolean> {
    return this.events.redeem(event.id);
  }
}
