import type { EmulatedClock } from '../../../emulators/clock.js';
import { V3_KEY, V4_KEY } from './seed.js';
import { Challenges } from './v3/challenges.js';
import { Lots } from './v4/lots.js';

/** What the vendor sets per account, at its own discretion or in its console. */
export interface Switches {
  /** Whether widgets put two characters behind the challenge, as slide captchas do. */
  slide: boolean;
  /** The digests that the account may register with. */
  digestmods: readonly string[];
  /** The answer of bypass_status.php. */
  bypass: 'success' | 'fail';
}

/** Everything that a reset throws away. */
export class GeetestState {
  readonly challenges: Challenges;
  readonly lots: Lots;
  readonly switches: Switches = { slide: false, digestmods: ['md5', 'sha256', 'hmac-sha256'], bypass: 'success' };

  constructor(readonly clock: EmulatedClock) {
    this.challenges = new Challenges(clock, V3_KEY);
    this.lots = new Lots(clock, V4_KEY);
  }
}
