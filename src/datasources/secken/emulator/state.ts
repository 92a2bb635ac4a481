import type { EmulatedClock } from '../../../emulators/clock.js';
import { Callbacks } from './callbacks.js';
import { Events } from './events.js';
import { AuthTokens } from './tokens.js';
import { Users } from './users.js';

/** What differs between the vendor's papers, or is set in its console. */
export interface Switches {
  /** Signatures over the values as they arrive only, in lower case. */
  strict: boolean;
  /** A decision is told once, then 201; otherwise it can be read again. */
  consumed201: boolean;
  /** 201 for a code that was scanned, where 602 is the rule. */
  scanned201: boolean;
  /** 407 for a second open push to one user, and for a sixth in ten minutes. */
  pushLimit: boolean;
  /** 609 for every call. */
  banned: boolean;
}

/** Everything that a reset throws away. */
export class SeckenState {
  readonly events: Events;
  readonly tokens: AuthTokens;
  readonly users = new Users();
  readonly callbacks: Callbacks;
  readonly switches: Switches = {
    strict: false,
    consumed201: true,
    scanned201: false,
    pushLimit: true,
    banned: false,
  };

  constructor(clock: EmulatedClock) {
    this.events = new Events(clock);
    this.tokens = new AuthTokens(clock);
    this.callbacks = new Callbacks(clock);
  }
}
