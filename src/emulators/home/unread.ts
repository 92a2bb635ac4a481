/** Which messages the inbox has not shown yet, kept across reloads and restarts. The ids of messages increase. */
import type { InboxMessage } from '../inbox.js';

const STORED = 'menshen-home-seen';

/** The id of the newest message that the inbox has shown; 0 for none. */
export function newestSeen(): number {
  return Number(localStorage.getItem(STORED) ?? 0);
}

export function isUnread({ id }: InboxMessage, seen: number): boolean {
  return Number(id) > seen;
}

export function storeSeen(messages: readonly InboxMessage[]): void {
  localStorage.setItem(STORED, String(Math.max(newestSeen(), ...messages.map(({ id }) => Number(id)))));
}
