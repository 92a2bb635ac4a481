/** What the start page shows of this emulator: the phone. */
import { ControlError } from '../../../emulators/controlError.js';
import type { HomeContent, PhoneRequest } from '../../../emulators/homeContent.js';
import type { AuthEvent } from './events.js';
import { decide, requireEvent } from './phone.js';
import { PHONE_OWNER } from './seed.js';
import type { SeckenState } from './state.js';

const MAX_REQUESTS = 20;

export function homeContent(state: () => SeckenState): HomeContent {
  const decideAs = (verdict: 'APPROVED' | 'DENIED') => (id: string, user?: string) => {
    decide(state(), requireEvent(state(), id), verdict, user);
  };
  return {
    phone: {
      list: () => state().events.list().toReversed().slice(0, MAX_REQUESTS).map(view),
      scan(id) {
        const event = requireEvent(state(), id);
        if (!state().events.scan(event)) throw new ControlError(409, 'Only a QR code that waits can be scanned.');
      },
      approve: decideAs('APPROVED'),
      deny: decideAs('DENIED'),
    },
  };
}

function view(event: AuthEvent): PhoneRequest {
  return {
    id: event.id,
    kind: event.kind,
    state: event.state,
    title: event.actionType,
    details: event.actionDetails,
    user: event.answeredBy ?? event.uid ?? PHONE_OWNER,
    createdAt: new Date(event.createdAt).toISOString(),
    expiresAt: new Date(event.expiresAt).toISOString(),
  };
}
