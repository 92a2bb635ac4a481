/** The number beside the name of a tab: what waits for the developer there. */
import { type Home, useHome, useNow, withContent } from './context.js';
import { isOpen } from './phoneRequest.js';
import { isUnread, newestSeen } from './unread.js';

interface TabCountProps {
  readonly tab: string;
  readonly isCurrent: boolean;
}

const COUNTS: Readonly<Record<string, (home: Home, now: number) => number>> = {
  inbox: ({ state }) => {
    const seen = newestSeen();
    return state.inbox.filter((message) => isUnread(message, seen)).length;
  },
  phone: ({ state }, now) =>
    withContent(state.providers, 'phone').flatMap(({ phone }) => phone.filter((request) => isOpen(request, now)))
      .length,
  faults: ({ state }) => state.providers.flatMap(({ faults }) => faults).length,
  worlds: ({ state }) => state.worlds?.running.length ?? 0,
};

export function TabCount({ tab, isCurrent }: TabCountProps) {
  const home = useHome();
  const now = useNow();
  // The open inbox shows its messages at once.
  const count = tab === 'inbox' && isCurrent ? 0 : (COUNTS[tab]?.(home, now) ?? 0);
  return count > 0 ? <span class="count">{count}</span> : null;
}
