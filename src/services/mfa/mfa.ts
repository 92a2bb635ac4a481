/** The second factor of a login: sending its codes, and passing it. */
import type { FactorKind, IdentityProviderId, Photo, SignedIn } from '../../datasources/capabilities.js';
import type { Attempt, Attempts } from '../access/attempts.js';
import { checkFields } from '../access/inputRules.js';
import type { Limits } from '../access/limits.js';
import type { Flows, MfaFlow } from '../flows.js';
import { readPhoto } from '../liveness/photos.js';
import type { AttemptSubjects } from '../login/attemptSubjects.js';
import type { Codes, SendCodeOutcome } from '../login/codes.js';
import { canonicalPhone } from '../names.js';
import {
  type AccountUnavailable,
  createOutcome,
  type FlowExpired,
  type InputRejected,
  type MfaRejected,
  type MfaRequired,
  mapRefusals,
  type PasswordChangeRequired,
  refusedField,
  rejected,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { LoginSuccess } from '../sessions/outcomes.js';
import type { ProofKind } from '../sessions/sessions.js';
import type { SignIn } from '../signIn/signIn.js';
import type { FactorRejection, LocalFactorAnswer, LocalFactors } from './localFactors.js';
import { notAsked } from './localFactors.js';
import type { UsedTotps } from './usedTotps.js';

interface VendorAnswer {
  readonly kind: 'totp' | 'recoveryCode' | 'smsCode' | 'emailCode' | 'facePhoto';
  /** The code, or the photo as a data URL. */
  readonly value: string;
}

export type MfaAnswer = VendorAnswer | LocalFactorAnswer;

export type MfaOutcome = FactorRejection | LoginSuccess | MfaRequired | PasswordChangeRequired | AccountUnavailable;

export type CodeChannel = 'SMS' | 'EMAIL';

/** What an answer proves, and the factor that asks for it. */
const ANSWERS: Readonly<Record<VendorAnswer['kind'], { readonly factor: FactorKind; readonly proof: ProofKind }>> = {
  totp: { factor: 'TOTP', proof: 'TOTP' },
  recoveryCode: { factor: 'RECOVERY_CODE', proof: 'RECOVERY_CODE' },
  smsCode: { factor: 'SMS', proof: 'SMS_CODE' },
  emailCode: { factor: 'EMAIL', proof: 'EMAIL_CODE' },
  facePhoto: { factor: 'FACE', proof: 'FACE' },
};

/** An answer that passed its checks, with all that the vendor wants to see. */
type Checked =
  | { readonly kind: 'totp' | 'recoveryCode'; readonly code: string }
  | { readonly kind: 'smsCode' | 'emailCode'; readonly code: string; readonly target: string }
  | { readonly kind: 'facePhoto'; readonly photo: Photo };

export class MfaService {
  constructor(
    private readonly providers: Providers,
    private readonly flows: Flows,
    private readonly codes: Codes,
    private readonly limits: Limits,
    private readonly attempts: Attempts,
    private readonly subjects: AttemptSubjects,
    private readonly signIn: SignIn,
    private readonly localFactors: LocalFactors,
    private readonly usedTotps: UsedTotps,
    private readonly concealAccounts: boolean,
  ) {}

  /**
   * Sends a code to the phone or e-mail of the account; or, for an account without any factor, to one that the code will
   * bind to it.
   * @param target only in the latter case
   */
  async sendCode(
    flowId: string,
    channel: CodeChannel,
    target: string | undefined,
    auth: AuthContext,
  ): Promise<SendCodeOutcome | FlowExpired> {
    const flow = await this.flows.find(flowId, 'mfa', auth);
    if (flow === undefined) return createOutcome('FlowExpired');
    const own = flow.factors.find(({ kind }) => kind === channel)?.target;
    if (typeof own === 'string') {
      if (target !== undefined) {
        return rejected({ path: 'target', message: 'Leave it out: the code goes to what the account has.' });
      }
      return this.#send(flow.provider, channel, own, auth);
    }
    if (flow.factors.length > 0 || !flow.enrollable.includes(channel)) {
      return rejected({ path: 'channel', message: `Must be one of the factors of this login: ${namesOf(flow)}.` });
    }
    return this.#sendToBind(flowId, flow, channel, target ?? '', auth);
  }

  async verify(flowId: string, answer: MfaAnswer, auth: AuthContext): Promise<MfaOutcome> {
    const flow = await this.flows.find(flowId, ['mfa', 'factor'], auth);
    if (flow === undefined) return createOutcome('FlowExpired');
    if ('id' in answer) {
      return flow.kind === 'factor'
        ? this.localFactors.verify(flowId, flow, answer, auth)
        : notAsked(answer.kind, flow);
    }
    if (flow.kind === 'factor') return notAsked(answer.kind, flow);
    const checked = check(flow, answer);
    if ('__typename' in checked) return checked;
    // A right password opens as many flows as one likes, so their tries alone would be no limit.
    const attempt = await this.attempts.begin('secondFactor', await this.subjects.ofSecondFactor(flow, auth));
    if ('__typename' in attempt) return attempt;
    try {
      const limited = 'target' in checked ? await this.limits.codeTried(checked.target) : undefined;
      return limited ?? (await this.#try(flowId, flow, checked, attempt, auth));
    } finally {
      await attempt.release();
    }
  }

  async #try(flowId: string, flow: MfaFlow, answer: Checked, attempt: Attempt, auth: AuthContext): Promise<MfaOutcome> {
    const attemptsLeft = await this.flows.countTry(flowId);
    if (attemptsLeft < 0) return createOutcome('FlowExpired');
    const wrong = (): MfaRejected => {
      attempt.fail();
      return createOutcome('MfaRejected', { attemptsLeft });
    };
    const reply = await mapRefusals<SignedIn, MfaOutcome>(this.#verifyAt(flow, answer, auth), {
      MFA_REJECTED: wrong,
      CODE_REJECTED: wrong,
      // A code proved a phone or e-mail that another account has. That one may have come meanwhile.
      ALREADY_TAKEN: wrong,
      MFA_EXPIRED: () => createOutcome('FlowExpired'),
      NOT_SIGNED_IN: () => createOutcome('FlowExpired'),
      ACCOUNT_UNAVAILABLE: () => createOutcome('AccountUnavailable'),
      ACCOUNT_LOCKED: () => createOutcome('AccountUnavailable'),
      INPUT_REJECTED: (error) => rejected(refusedField(`answer.${answer.kind}`, error)),
    });
    if ('__typename' in reply) return reply;
    attempt.succeed(this.subjects.ofProvenFactor(flow, reply.user.id));
    if (!(await this.flows.finish(flowId))) return createOutcome('FlowExpired');
    const { proof, factor } = ANSWERS[answer.kind];
    const isNew = flow.enrolled || !flow.factors.some(({ kind }) => kind === factor);
    const proofs = [...flow.proofs, proof];
    return this.signIn.complete(reply, { ...flow, proofs, enrolledProof: isNew ? proof : undefined }, auth);
  }

  #send(
    provider: IdentityProviderId,
    channel: CodeChannel,
    target: string,
    auth: AuthContext,
  ): Promise<SendCodeOutcome> {
    const scene = 'MFA_VERIFY';
    return channel === 'SMS'
      ? this.codes.sendSms({ phone: target, scene, provider }, auth)
      : this.codes.sendEmail({ email: target, scene, provider }, auth);
  }

  async #sendToBind(
    flowId: string,
    flow: MfaFlow,
    channel: CodeChannel,
    asked: string,
    auth: AuthContext,
  ): Promise<SendCodeOutcome> {
    const target = channel === 'SMS' ? canonicalPhone(asked) : asked.trim().toLowerCase();
    const contact = channel === 'SMS' ? { phone: target } : { email: target };
    const [problem] = checkFields('', contact);
    if (problem !== undefined) return rejected({ path: 'target', message: problem.message });
    const bindable = await this.providers.mfa(flow.provider).isBindable(flow.vendorToken, contact, auth.caller);
    if (!bindable && !this.concealAccounts) {
      return rejected({ path: 'target', message: 'It belongs to another account.' });
    }
    // Whether somebody else has it is nobody's business: no code goes out, and all answers are the same.
    const sent = await (bindable ? this.#send(flow.provider, channel, target, auth) : this.codes.pretend(target));
    if (sent.__typename === 'CodeSent') {
      await this.flows.update(flowId, { ...flow, binding: { ...flow.binding, [channel]: target } });
    }
    return sent;
  }

  #verifyAt({ provider, vendorToken }: MfaFlow, answer: Checked, { caller }: AuthContext): Promise<SignedIn> {
    const mfa = this.providers.mfa(provider);
    switch (answer.kind) {
      case 'totp':
        return this.usedTotps.acceptOnce(provider, answer.code, mfa.verifyTotp(vendorToken, answer.code, caller));
      case 'recoveryCode':
        return mfa.verifyRecoveryCode(vendorToken, answer.code, caller);
      case 'smsCode':
        return mfa.verifySms(vendorToken, answer, caller);
      case 'emailCode':
        return mfa.verifyEmail(vendorToken, answer, caller);
      case 'facePhoto':
        return mfa.verifyFace(vendorToken, answer.photo, caller);
    }
  }
}

function check(flow: MfaFlow, { kind, value }: VendorAnswer): Checked | InputRejected {
  const path = `answer.${kind}`;
  const factor = flow.factors.find((each) => each.kind === ANSWERS[kind].factor);
  const target = factor?.target ?? (kind === 'smsCode' ? flow.binding.SMS : flow.binding.EMAIL);
  const isCode = kind === 'smsCode' || kind === 'emailCode';
  if (factor === undefined && !(isCode && target !== undefined)) {
    return notAsked(kind, flow);
  }
  if (kind === 'facePhoto') {
    const photo = readPhoto(path, value);
    return 'path' in photo ? rejected(photo) : { kind, photo };
  }
  const problems = checkFields('answer', { [kind]: value });
  if (problems.length > 0) return rejected(...problems);
  return isCode ? { kind, code: value, target: target ?? '' } : { kind, code: value };
}

function namesOf({ factors }: MfaFlow): string {
  return factors.map(({ kind }) => kind).join(', ') || '(none yet)';
}
