/** A captcha in the way of a step: its data, its transitions, and the repetition of the step once it is solved. */
import type {
  CaptchaAnswer,
  CaptchaChallenge,
  CaptchaReason,
  CaptchaRejected,
  CaptchaRequired,
  CaptchaResult,
  LoginResult,
} from '../generated/operations.js';
import { type Problem, problemOf } from '../problem.js';
import type { CaptchaState } from '../signIn/state.js';
import { type Bind, FlowEngine, type Work } from './engine.js';
import type { FlowParts } from './parts.js';

export interface CaptchaData<Origin> {
  readonly kind: 'captcha';
  readonly challenge: CaptchaChallenge;
  readonly reason: CaptchaReason;
  readonly message: string;
  readonly problem: Problem | null;
  /** The id of the held login; null if the step is repeated with a pass. */
  readonly continuation: string | null;
  /** The challenge takes no more answers: the step must be repeated for another. */
  readonly isSpent: boolean;
  /** Where the step began. */
  readonly origin: Origin;
}

/** @param previous the captcha that was on the screen, if any @param step that was answered */
export function captchaRequired<Origin>(
  result: CaptchaRequired,
  origin: Origin,
  previous: CaptchaData<Origin> | undefined,
  step: unknown,
): CaptchaData<Origin> {
  const { challenge, captchaReason: reason, message, continuation } = result;
  // A held login answers a wrong captcha with the next challenge. Another reason means another captcha, the provider's own.
  const isWrong = step === 'captcha' && reason === previous?.reason;
  const wrong = isWrong ? { ...problemOf(result), outcome: 'CaptchaRejected' } : null;
  // In place of a spent challenge: the user still has to read why.
  const problem = previous?.isSpent ? previous.problem : wrong;
  return { kind: 'captcha', challenge, reason, message, problem, continuation, isSpent: false, origin };
}

export function captchaRejected<Origin>(captcha: CaptchaData<Origin>, result: CaptchaRejected): CaptchaData<Origin> {
  const { nextChallenge } = result;
  const next = nextChallenge ? { challenge: nextChallenge } : { isSpent: true };
  return { ...captcha, problem: problemOf(result), ...next };
}

/** Sends a request that may need a captcha. */
export type Attempt<Event> = (captchaPass: string | undefined, signal: AbortSignal) => Promise<Event | undefined>;

/** A flow whose steps can meet a captcha. */
export abstract class CaptchaFlow<
  Data extends { readonly kind: string; readonly isSpent?: boolean },
  Step,
  Event,
  State,
> extends FlowEngine<Data, Step | 'captcha', Event, State> {
  /** The attempt to repeat once the captcha is solved. It may hold a password, so it is dropped as early as possible. */
  #held: { readonly step: Step; readonly attempt: Attempt<Event> } | undefined;

  constructor(
    protected readonly parts: FlowParts,
    initial: Data,
  ) {
    super(initial, parts.language);
  }

  protected abstract captchaAnswered(result: CaptchaResult | LoginResult): Event;

  protected hold(step: Step, attempt: Attempt<Event>): Promise<State> {
    this.#held = { step, attempt };
    return this.repeat();
  }

  protected drop(): void {
    this.#held = undefined;
  }

  /** Begins the held step anew. */
  async repeat(): Promise<State> {
    const held = this.#held;
    return held ? this.step(held.step, (signal) => held.attempt(undefined, signal)) : this.state;
  }

  /** A captcha that takes no more answers is replaced at once. */
  protected override async step(step: Step | 'captcha', work: Work<Event>): Promise<State> {
    const state = await super.step(step, work);
    return this.data.isSpent ? this.repeat() : state;
  }

  solve({ continuation, challenge }: CaptchaData<unknown>, answer: CaptchaAnswer): Promise<State> {
    const { operations } = this.parts;
    const held = this.#held;
    let pass: string | undefined;
    return this.step('captcha', async (signal) => {
      if (continuation !== null) {
        return this.captchaAnswered(await operations.continueLogin({ continuation, captcha: answer }, { signal }));
      }
      if (pass === undefined && challenge.__typename !== '%other') {
        const result = await operations.verifyCaptcha({ challenge: challenge.id, answer }, { signal });
        if (result.__typename !== 'CaptchaPassed') return this.captchaAnswered(result);
        pass = result.pass;
      }
      return held?.attempt(pass, signal);
    });
  }

  viewCaptcha(data: CaptchaData<unknown>, bind: Bind<State>): CaptchaState<State> {
    const { continuation: _secret, isSpent: _isSpent, origin: _origin, ...shown } = data;
    const solve = bind((answer: CaptchaAnswer) => this.solve(data, answer));
    const renew = bind(() => this.repeat());
    return { ...shown, solve, renew, restart: bind(this.restart) };
  }
}
