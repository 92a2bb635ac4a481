/** Outcomes that contain a push event. */
import type { PushEvent } from './pushEvents.js';

export interface PushAuthStarted {
  readonly __typename: 'PushAuthStarted';
  readonly event: PushEvent;
}

export interface PushAuthPending {
  readonly __typename: 'PushAuthPending';
  readonly event: PushEvent;
}
