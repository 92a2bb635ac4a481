import type { EmulatedClock } from '../../../emulators/clock.js';
import type { Inbox } from '../../../emulators/inbox.js';
import { type PasswordCipher, sharedCipher } from './passwords.js';

/** What outlives a reset: addresses and keys, since clients cache both. */
export interface Platform {
  readonly clock: EmulatedClock;
  readonly inbox: Inbox;
  readonly passwordCipher: PasswordCipher;
  /** Where each server listens, known once it does: `http://127.0.0.1:port`. */
  origins: { users: string; oauth: string; content: string };
}

export function newPlatform(clock: EmulatedClock, inbox: Inbox): Platform {
  return { clock, inbox, passwordCipher: sharedCipher(), origins: { users: '', oauth: '', content: '' } };
}
