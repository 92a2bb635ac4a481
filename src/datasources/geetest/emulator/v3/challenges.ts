import { randomBytes, randomInt } from 'node:crypto';
import type { EmulatedClock } from '../../../../emulators/clock.js';
import { challengeForBrowser, seccodeFor, validateFor } from '../signature.js';

const LIFETIME_MS = 600_000;
const MAX_WRONG_ANSWERS = 5;

interface Challenge {
  readonly gt: string;
  readonly registeredAt: number;
  /** What the site shows, worked out from what register.php answered. */
  readonly shown: string;
  /** What the widget submits: a slide puts two characters behind. */
  submitted: string;
  state: 'REGISTERED' | 'SOLVED' | 'REDEEMED' | 'LOCKED';
  wrongAnswers: number;
}

export interface Solution {
  readonly challenge: string;
  readonly validate: string;
  readonly seccode: string;
}

/** A number of the vendor's table of errors, such as `02`. */
export class ChallengeError extends Error {
  override readonly name = 'ChallengeError';

  constructor(readonly code: string) {
    super(`error ${code}`);
  }
}

/** Every challenge that was registered, from register.php to its redemption by validate.php. */
export class Challenges {
  /** By what the site shows and, once a slide has put its characters behind, by what the widget submits. */
  readonly #byName = new Map<string, Challenge>();
  readonly #bySeccode = new Map<string, Challenge>();

  constructor(
    private readonly clock: EmulatedClock,
    private readonly key: string,
  ) {}

  /** Answers the origin challenge. */
  register(gt: string, digestmod: string | undefined): string {
    const origin = randomBytes(16).toString('hex');
    const shown = challengeForBrowser(origin, this.key, digestmod);
    const registeredAt = this.clock.now();
    this.#byName.set(shown, { gt, registeredAt, shown, submitted: shown, state: 'REGISTERED', wrongAnswers: 0 });
    return origin;
  }

  /** The widget opens; answers the challenge that it is to submit. */
  open(gt: string, shown: string, isSlide: boolean): string {
    const challenge = this.#usable(gt, shown);
    if (isSlide && challenge.submitted === shown) {
      challenge.submitted += randomInt(36 * 36)
        .toString(36)
        .padStart(2, '0');
      this.#byName.set(challenge.submitted, challenge);
    }
    return challenge.submitted;
  }

  solve(gt: string, submitted: string): Solution {
    const challenge = this.#usable(gt, submitted);
    const validate = validateFor(challenge.submitted, this.key);
    const seccode = seccodeFor(validate);
    challenge.state = 'SOLVED';
    this.#bySeccode.set(seccode, challenge);
    return { challenge: challenge.submitted, validate, seccode };
  }

  /** Throws 14, and 12 once there have been too many. */
  answerWrongly(gt: string, submitted: string): never {
    const challenge = this.#usable(gt, submitted);
    challenge.wrongAnswers += 1;
    if (challenge.wrongAnswers < MAX_WRONG_ANSWERS) throw new ChallengeError('14');
    challenge.state = 'LOCKED';
    throw new ChallengeError('12');
  }

  /** Once. Some SDKs send neither challenge nor id; where they are sent they must fit. */
  redeem(seccode: string, claimed: { challenge: string | undefined; gt: string | undefined }): boolean {
    const found = this.#bySeccode.get(seccode);
    if (found?.state !== 'SOLVED' || this.#isExpired(found)) return false;
    if (claimed.challenge !== undefined && claimed.challenge !== found.submitted) return false;
    if (claimed.gt !== undefined && claimed.gt !== found.gt) return false;
    found.state = 'REDEEMED';
    return true;
  }

  #usable(gt: string, name: string): Challenge {
    const found = this.#byName.get(name);
    if (found === undefined || found.gt !== gt) throw new ChallengeError('23');
    if (found.state === 'REDEEMED') throw new ChallengeError('02');
    if (found.state === 'LOCKED') throw new ChallengeError('12');
    if (this.#isExpired(found)) throw new ChallengeError('21');
    return found;
  }

  #isExpired({ registeredAt }: Challenge): boolean {
    return this.clock.now() >= registeredAt + LIFETIME_MS;
  }
}
