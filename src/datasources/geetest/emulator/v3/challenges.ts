import { randomBytes, randomInt } from 'node:crypto';
import type { EmulatedClock } from '../../../../emulators/clock.js';
import { challengeForBrowser, seccodeFor, validateFor } from '../signature.js';

const LIFETIME_MS = 600_000;
const MAX_WRONG_ANSWERS = 5;

interface Challenge {
  readonly gt: string;
  readonly registeredAt: number;
  /** The challenge on the page, which the site derives from the answer of register.php. */
  readonly shown: string;
  /** The challenge that the widget submits: a slide captcha appends two characters. */
  submitted: string;
  state: 'REGISTERED' | 'SOLVED' | 'REDEEMED' | 'LOCKED';
  wrongAnswers: number;
}

export interface Solution {
  readonly challenge: string;
  readonly validate: string;
  readonly seccode: string;
}

/** An error code of the vendor's table, such as `02`. */
export class ChallengeError extends Error {
  override readonly name = 'ChallengeError';

  constructor(readonly code: string) {
    super(`error ${code}`);
  }
}

/** All registered challenges, from register.php to the redemption by validate.php. */
export class Challenges {
  /** Keys are the shown challenge and, after a slide captcha has opened, also the submitted one. */
  readonly #byName = new Map<string, Challenge>();
  readonly #bySeccode = new Map<string, Challenge>();

  constructor(
    private readonly clock: EmulatedClock,
    private readonly key: string,
  ) {}

  /** Returns the origin challenge. */
  register(gt: string, digestmod: string | undefined): string {
    const origin = randomBytes(16).toString('hex');
    const shown = challengeForBrowser(origin, this.key, digestmod);
    const registeredAt = this.clock.now();
    this.#byName.set(shown, { gt, registeredAt, shown, submitted: shown, state: 'REGISTERED', wrongAnswers: 0 });
    return origin;
  }

  /** Opens the widget. Returns the challenge that the widget has to submit. */
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

  /** Throws error 14, and error 12 after too many wrong answers. */
  answerWrongly(gt: string, submitted: string): never {
    const challenge = this.#usable(gt, submitted);
    challenge.wrongAnswers += 1;
    if (challenge.wrongAnswers < MAX_WRONG_ANSWERS) throw new ChallengeError('14');
    challenge.state = 'LOCKED';
    throw new ChallengeError('12');
  }

  /** Redeems a seccode once. Challenge and id are optional, because some SDKs do not send them; if sent, they must match. */
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
