/** The second factor of a login: sending its codes and verifying it. */
import type { FactorKind, IdentityProviderId, Photo, SignedIn } from '../../datasources/capabilities.js';
import type { Attempts } from '../access/attempts.js';
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
  fieldProblem,
  type InputRejected,
  type MfaRejected,
  type MfaRequired,
  mapRefusals,
  type PasswordChangeRequired,
  refusedField,
  rejected,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import { Refusal } from '../refusal.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { LoginSuccess } from '../sessions/outcomes.js';
import type { ProofKind } from '../sessions/sessions.js';
import type { LoginState, SignIn } from '../signIn/signIn.js';
import type { FactorRejection, LocalFactorAnswer, LocalFactors } from './localFactors.js';
import { isLocalAnswer, wrongFactor } from './localFactors.js';
import type { UsedTotps } from './usedTotps.js';

interface VendorAnswer {
  readonly kind: 'totp' | 'recoveryCode' | 'smsCode' | 'emailCode' | 'facePhoto';
  /** The code, or the photo as a data URL. */
  readonly value: string;
}

export type MfaAnswer = VendorAnswer | LocalFactorAnswer;

export type MfaOutcome = FactorRejection | LoginSuccess | MfaRequired | PasswordChangeRequired | AccountUnavailable;

export type CodeChannel = 'SMS' | 'EMAIL';

/** The factor that each answer is for, and the proof that it gives. */
const ANSWERS: Readonly<Record<VendorAnswer['kind'], { readonly factor: FactorKind; readonly proof: ProofKind }>> = {
  totp: { factor: 'TOTP', proof: 'TOTP' },
  recoveryCode: { factor: 'RECOVERY_CODE', proof: 'RECOVERY_CODE' },
  smsCode: { factor: 'SMS', proof: 'SMS_CODE' },
  emailCode: { factor: 'EMAIL', proof: 'EMAIL_CODE' },
  facePhoto: { factor: 'FACE', proof: 'FACE' },
};

/** A valid answer, with everything that the vendor needs. */
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
   * Sends a code to the phone or e-mail of the account. For an account without a factor, sends it to `target`, which the
   * code then binds to the account.
   * @param target only for an account without a factor
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
        // The code is sent to the phone or e-mail of the account.
        return rejected(fieldProblem('target', 'NOT_ALLOWED'));
      }
      return this.#sendCode(flow.provider, channel, own, auth);
    }
    if (flow.factors.length > 0 || !flow.enrollable.includes(channel)) {
      return rejected(fieldProblem('channel', 'WRONG_FACTOR', { allowed: flow.factors.map(({ kind }) => kind) }));
    }
    return this.#sendToBind(flowId, flow, channel, target ?? '', auth);
  }

  async verify(flowId: string, answer: MfaAnswer, auth: AuthContext): Promise<MfaOutcome> {
    const flow = await this.flows.find(flowId, ['mfa', 'factor'], auth);
    if (flow === undefined) return createOutcome('FlowExpired');
    if (flow.kind === 'mfa') {
      return isLocalAnswer(answer) ? wrongFactor(answer.kind, flow) : this.#verifyAtVendor(flowId, flow, answer, auth);
    }
    return isLocalAnswer(answer)
      ? this.localFactors.verify(flowId, flow, answer, auth)
      : wrongFactor(answer.kind, flow);
  }

  async #verifyAtVendor(flowId: string, flow: MfaFlow, answer: VendorAnswer, auth: AuthContext): Promise<MfaOutcome> {
    const checked = check(flow, answer);
    if ('__typename' in checked) return checked;
    // The tries of one flow are no sufficient limit, because a correct password opens any number of flows.
    const subjects = await this.subjects.ofSecondFactor(flow, auth);
    const attempt = await this.attempts.begin('secondFactor', subjects, auth.caller);
    if ('__typename' in attempt) return attempt;
    try {
      const limited = 'target' in checked ? await this.limits.codeTried(checked.target) : undefined;
      if (limited !== undefined) return limited;
      const attemptsLeft = await this.flows.countTry(flowId);
      if (attemptsLeft < 0) return createOutcome('FlowExpired');
      const reply = await this.#outcomeOf(this.#send(flow, checked, auth), checked, attemptsLeft);
      if ('__typename' in reply) {
        if (reply.__typename === 'MfaRejected') attempt.fail();
        return reply;
      }
      attempt.succeed(this.subjects.ofProvenFactor(flow, reply.user.id));
      if (!(await this.flows.finish(flowId))) return createOutcome('FlowExpired');
      return await this.signIn.complete(reply, stateOf(flow, answer.kind), auth);
    } finally {
      await attempt.release();
    }
  }

  /** Sends the answer to the vendor. */
  async #send(flow: MfaFlow, answer: Checked, { caller }: AuthContext): Promise<SignedIn> {
    const { provider, vendorToken } = flow;
    const mfa = this.providers.mfa(provider);
    switch (answer.kind) {
      case 'totp': {
        const signedIn = await mfa.verifyTotp(vendorToken, answer.code, caller);
        const isFirstUse = await this.usedTotps.add(provider, signedIn.user.id, answer.code);
        if (!isFirstUse) throw new Refusal('MFA_REJECTED');
        return signedIn;
      }
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

  #outcomeOf(verification: Promise<SignedIn>, { kind }: Checked, attemptsLeft: number): Promise<SignedIn | MfaOutcome> {
    const wrong = (): MfaRejected => createOutcome('MfaRejected', { attemptsLeft });
    return mapRefusals<SignedIn, MfaOutcome>(verification, {
      MFA_REJECTED: wrong,
      CODE_REJECTED: wrong,
      // The code proves a phone or e-mail that another account got after `isBindable` was checked.
      ALREADY_TAKEN: wrong,
      MFA_EXPIRED: () => createOutcome('FlowExpired'),
      NOT_SIGNED_IN: () => createOutcome('FlowExpired'),
      ACCOUNT_UNAVAILABLE: () => createOutcome('AccountUnavailable'),
      ACCOUNT_LOCKED: () => createOutcome('AccountUnavailable'),
      INPUT_REJECTED: (error) => rejected(refusedField(`answer.${kind}`, error)),
    });
  }

  #sendCode(
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
    input: string,
    auth: AuthContext,
  ): Promise<SendCodeOutcome> {
    const target = channel === 'SMS' ? canonicalPhone(input) : input.trim().toLowerCase();
    const contact = channel === 'SMS' ? { phone: target } : { email: target };
    const [problem] = checkFields('', contact);
    if (problem !== undefined) return rejected({ ...problem, path: 'target' });
    const bindable = await this.providers.mfa(flow.provider).isBindable(flow.vendorToken, contact, auth.caller);
    if (!bindable && !this.concealAccounts) {
      return rejected(fieldProblem('target', 'ALREADY_TAKEN'));
    }
    // With CONCEAL_ACCOUNTS the result does not disclose that another account has the target; no code is sent.
    const sent = await (bindable ? this.#sendCode(flow.provider, channel, target, auth) : this.codes.pretend(target));
    if (sent.__typename === 'CodeSent') {
      await this.flows.update(flowId, { ...flow, binding: { ...flow.binding, [channel]: target } });
    }
    return sent;
  }
}

function check(flow: MfaFlow, { kind, value }: VendorAnswer): Checked | InputRejected {
  const path = `answer.${kind}`;
  const factor = flow.factors.find((each) => each.kind === ANSWERS[kind].factor);
  const target = factor?.target ?? (kind === 'smsCode' ? flow.binding.SMS : flow.binding.EMAIL);
  const isCode = kind === 'smsCode' || kind === 'emailCode';
  if (factor === undefined && !(isCode && target !== undefined)) {
    return wrongFactor(kind, flow);
  }
  if (kind === 'facePhoto') {
    const photo = readPhoto(path, value);
    return 'path' in photo ? rejected(photo) : { kind, photo };
  }
  const problems = checkFields('answer', { [kind]: value });
  if (problems.length > 0) return rejected(...problems);
  return isCode ? { kind, code: value, target: target ?? '' } : { kind, code: value };
}

/** The login after this answer. A factor that the login itself set up does not prove who the user is. */
function stateOf(flow: MfaFlow, kind: VendorAnswer['kind']): LoginState {
  const { proof, factor } = ANSWERS[kind];
  const isNew = flow.enrolled || !flow.factors.some((each) => each.kind === factor);
  return { ...flow, proofs: [...flow.proofs, proof], enrolledProof: isNew ? proof : undefined };
}
