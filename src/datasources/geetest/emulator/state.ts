import type { EmulatedClock } from '../../../emulators/clock.js';
import { V3_KEY, V4_KEY } from './seed.js';
import { Challenges } from './v3/challenges.js';
import { Lots } from './v4/lots.js';

/** Settings that the vendor controls for each account. */
export interface Switches {
  /** Whether widgets append two characters to the challenge, as slide captchas do. */
  slide: boolean;
  /** The digests that are enabled for the account. */
  digestmods: readonly string[];
  /** The answer of bypass_status.php. */
  bypass: 'success' | 'fail';
  /** Generations of the service that answer 503 to every request. */
  readonly outages: { v3: Availability; v4: Availability };
  /** Whether v4 answers every call with a runtime error. */
  v4Failing: boolean;
}

export type Availability = 'online' | 'down';

/** The state that a reset discards. */
export class GeetestState {
  readonly challenges: Challenges;
  readonly lots: Lots;
  readonly switches: Switches = {
    slide: false,
    digestmods: ['md5', 'sha256', 'hmac-sha256'],
    bypass: 'success',
    outages: { v3: 'online', v4: 'online' },
    v4Failing: false,
  };

  constructor(readonly clock: EmulatedClock) {
    this.challenges = new Challenges(clock, V3_KEY);
    this.lots = new Lots(clock, V4_KEY);
  }
}
