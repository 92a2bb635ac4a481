import type { EmulatedClock } from '../../../emulators/clock.js';
import { Callbacks } from './callbacks.js';
import { Events } from './events.js';
import { AuthTokens } from './tokens.js';
import { Users } from './users.js';

/** Behaviour that differs between the vendor's documents, or that the vendor's console configures. */
export interface Switches {
  /** Accepts only lower-case signatures over the values exactly as they are received. */
  strict: boolean;
  /** Returns a decision once, then 201. When off, the decision can be read again. */
  consumed201: boolean;
  /** Answers 201 instead of 602 for a scanned code. */
  scanned201: boolean;
  /** Answers 407 for a second open push to one user, and for the sixth push in ten minutes. */
  pushLimit: boolean;
  /** Answers 609 to every call. */
  banned: boolean;
}

/** The state that a reset discards. */
export class SeckenState {
  readonly events: Events;
  readonly tokens: AuthTokens;
  readonly users = new Users();
  readonly callbacks: Callbacks;
  readonly switches: Switches = {
    strict: false,
    consumed201: true,
    scanned201: false,
    pushLimit: false,
    banned: false,
  };

  constructor(clock: EmulatedClock) {
    this.events = new Events(clock);
    this.tokens = new AuthTokens(clock);
    this.callbacks = new Callbacks(clock);
  }
}
