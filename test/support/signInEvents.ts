/** The sign-in events that a server has logged. */
import type { SignInEvent } from '../../src/events/event.js';
import type { TestApp } from './app.js';

export type LoggedEvent = Omit<SignInEvent, 'id'> & { readonly eventId: string };

/** Those of the requests since the last call, without the ones of other tests. */
export function eventReader(app: TestApp): () => readonly LoggedEvent[] {
  let read = app.log.length;
  return () => {
    const lines = app.log.slice(read).flatMap((chunk) => chunk.trim().split('\n'));
    read = app.log.length;
    return lines
      .map((line) => JSON.parse(line) as LoggedEvent & { readonly msg: string })
      .filter(({ msg }) => msg === 'sign-in event');
  };
}
