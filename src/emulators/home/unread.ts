/** Which messages the inbox has not shown yet, kept across reloads. The server numbers its messages. */
import type { InboxMessage } from '../inbox.js';

const STORED = 'menshen-home-seen';

/** The number of the newest message that the inbox has shown; 0 for none. */
export function newestSeen(messages: readonly InboxMessage[]): number {
  const stored = Number(localStorage.getItem(STORED) ?? 0);
  // A restarted server begins with 1 again.
  return stored > newest(messages) ? 0 : stored;
}

export function isUnread({ id }: InboxMessage, seen: number): boolean {
  return Number(id) > seen;
}

export function storeSeen(messages: readonly InboxMessage[]): void {
  if (messages.length > 0) localStorage.setItem(STORED, String(newest(messages)));
}

function newest(messages: readonly InboxMessage[]): number {
  return Math.max(0, ...messages.map(({ id }) => Number(id)));
}
