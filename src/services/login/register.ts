/** Registration of new accounts. */
import type {
  Identity,
  IdentityProviderId,
  ProfileField,
  RegisterExtra,
  Registered,
  RegisterMethod,
  RegisterOptions,
} from '../../datasources/capabilities.js';
import { canonical, checkFields, checkFreeData, type FreeDataRules } from '../access/inputRules.js';
import type { Limits } from '../access/limits.js';
import type { PasswordPolicy } from '../access/passwordPolicy.js';
import { checkProfile } from '../account/profile.js';
import {
  type AlreadyRegistered,
  type AttemptsLimited,
  type CodeRejected,
  createOutcome,
  type FieldProblem,
  fieldProblem,
  type InputRejected,
  type MfaRequired,
  mapRefusals,
  type PasswordChangeRequired,
  type RegistrationDisabled,
  refusedField,
  rejected,
  tooFrequent,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import { notSupported } from '../providers/support.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { RegisterSuccess } from '../sessions/outcomes.js';
import type { SignIn } from '../signIn/signIn.js';

export interface RegisterInput {
  readonly method: RegisterMethod;
  readonly provider?: IdentityProviderId | undefined;
  readonly profile?: Partial<Record<ProfileField, string>> | undefined;
  readonly forceLogin: boolean;
  readonly customData?: Record<string, unknown> | undefined;
  readonly context?: Record<string, unknown> | undefined;
}

export type RegisterOutcome =
  | RegisterSuccess
  | MfaRequired
  | PasswordChangeRequired
  | AlreadyRegistered
  | CodeRejected
  | AttemptsLimited
  | InputRejected
  | RegistrationDisabled;

export interface RegisterSettings extends FreeDataRules {
  readonly concealRegistration: boolean;
}

/** The same for a new account and for an existing one. */
const CONCEALED_RESULT: RegisterSuccess = createOutcome('RegisterSuccess', {
  user: null,
  session: null,
  accessToken: null,
});

type RegisterReply = Awaited<ReturnType<Identity['register']>>;

export class Register {
  constructor(
    private readonly providers: Providers,
    private readonly limits: Limits,
    private readonly signIn: SignIn,
    private readonly passwordPolicy: PasswordPolicy,
    private readonly settings: RegisterSettings,
  ) {}

  async register(request: RegisterInput, auth: AuthContext): Promise<RegisterOutcome> {
    const input = { ...request, method: canonical(request.method) };
    const { method } = input;
    const { id: provider, identity } = this.providers.choose(input.provider);
    const problems = this.#check(input, provider, identity);
    if (problems.length > 0) return rejected(...problems);
    const limited = method.kind === 'phoneCode' ? await this.limits.codeTried(method.phone) : undefined;
    if (limited !== undefined) return limited;
    // User names are public; e-mail addresses and phone numbers are personal data.
    const concealed = this.settings.concealRegistration && method.kind !== 'username';
    const registration = identity.register(method, optionsOf(input, concealed), auth.caller);
    const reply = await this.#outcomeOf(registration, method, concealed);
    if ('__typename' in reply) return reply;
    if (concealed) return CONCEALED_RESULT;
    const proofs = [method.kind === 'phoneCode' ? ('SMS_CODE' as const) : ('PASSWORD' as const)];
    const state = { provider, proofs, sessionMode: auth.sessionMode, account: nameOf(method) };
    return reply.type === 'registered' ? this.#registered(reply, state, auth) : this.signIn.hold(reply, state, auth);
  }

  #outcomeOf(
    registration: Promise<RegisterReply>,
    { kind }: RegisterMethod,
    concealed: boolean,
  ): Promise<RegisterReply | RegisterOutcome> {
    const taken = () => (concealed ? CONCEALED_RESULT : createOutcome('AlreadyRegistered'));
    return mapRefusals<RegisterReply, RegisterOutcome>(registration, {
      ALREADY_REGISTERED: taken,
      ALREADY_TAKEN: taken,
      CODE_REJECTED: () => createOutcome('CodeRejected'),
      REGISTRATION_DISABLED: () => createOutcome('RegistrationDisabled'),
      TOO_FREQUENT: tooFrequent,
      INPUT_REJECTED: (error) => rejected(refusedField(`input.method.${kind}`, error)),
    });
  }

  async #registered(
    { user, vendor }: Registered,
    state: Parameters<SignIn['start']>[1],
    auth: AuthContext,
  ): Promise<RegisterSuccess> {
    const started =
      vendor === null ? { session: null, accessToken: null } : await this.signIn.start({ user, vendor }, state, auth);
    return createOutcome('RegisterSuccess', { user: { ...user, provider: state.provider }, ...started });
  }

  #check(
    { method, customData, context, profile }: RegisterInput,
    provider: IdentityProviderId,
    identity: Identity,
  ): FieldProblem[] {
    const { kind, password, ...values } = method;
    const at = `input.method.${kind}`;
    const accepted = identity.registerMethods.get(kind);
    if (accepted === undefined) throw notSupported(provider, `registrations by ${kind}`);
    const misplaced = Object.entries({ customData, context }).filter(
      ([name, value]) => value !== undefined && !accepted.has(name as RegisterExtra),
    );
    return [
      ...checkFields(at, values),
      ...(password === undefined ? [] : this.passwordPolicy.check(`${at}.password`, password)),
      ...misplaced.map(([name]) => fieldProblem(`input.${name}`, 'NOT_ALLOWED')),
      ...checkFreeData('input', { customData, context }, this.settings),
      ...checkProfile('input.profile', profile ?? {}),
    ];
  }
}

function optionsOf({ forceLogin, profile, customData, context }: RegisterInput, concealed: boolean): RegisterOptions {
  return {
    forceLogin: forceLogin && !concealed,
    ...(profile && { profile }),
    ...(customData && { customData }),
    ...(context && { context }),
  };
}

function nameOf(method: RegisterMethod): string {
  switch (method.kind) {
    case 'email':
      return method.email;
    case 'username':
      return method.username;
    case 'phoneCode':
      return method.phone;
  }
}
