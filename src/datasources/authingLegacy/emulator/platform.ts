import type { EmulatedClock } from '../../../emulators/clock.js';
import type { Inbox } from '../../../emulators/inbox.js';
import { type PasswordCipher, sharedCipher } from './passwords.js';

/** Data that a reset keeps: URLs and keys, because clients cache them. */
export interface Platform {
  readonly clock: EmulatedClock;
  readonly inbox: Inbox;
  readonly passwordCipher: PasswordCipher;
  /** The URL of each server, set when it listens: `http://127.0.0.1:port`. */
  origins: { users: string; oauth: string; content: string };
}

export function newPlatform(clock: EmulatedClock, inbox: Inbox): Platform {
  return { clock, inbox, passwordCipher: sharedCipher(), origins: { users: '', oauth: '', content: '' } };
}
