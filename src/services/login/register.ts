/** New accounts. */
import type {
  Identity,
  IdentityProviderId,
  ProfileField,
  RegisterExtra,
  Registered,
  RegisterMethod,
} from '../../datasources/capabilities.js';
import { canonical, checkFields, checkFreeData, type FreeDataRules } from '../access/inputRules.js';
import type { Limits } from '../access/limits.js';
import { checkProfile } from '../account/profile.js';
import {
  type AlreadyRegistered,
  type AttemptsLimited,
  type CodeRejected,
  createOutcome,
  type FieldProblem,
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
import type { Migration } from './migration.js';

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

const NOTHING_TOLD: RegisterSuccess = createOutcome('RegisterSuccess', {
  user: null,
  session: null,
  accessToken: null,
});

export class Register {
  constructor(
    private readonly providers: Providers,
    private readonly limits: Limits,
    private readonly signIn: SignIn,
    private readonly migration: Migration,
    private readonly settings: RegisterSettings,
  ) {}

  async register(asked: RegisterInput, auth: AuthContext): Promise<RegisterOutcome> {
    const input = { ...asked, method: canonical(asked.method) };
    const { id: provider, identity } = this.providers.choose(input.provider);
    const problems = this.#check(input, provider, identity);
    if (problems.length > 0) return rejected(...problems);
    const { method } = input;
    const limited = method.kind === 'phoneCode' ? await this.limits.codeTried(method.phone) : undefined;
    if (limited !== undefined) return limited;
    // A user name is public by nature; an e-mail or phone is a person's.
    const concealed = this.settings.concealRegistration && method.kind !== 'username';
    const answer = await mapRefusals<Awaited<ReturnType<typeof identity.register>>, RegisterOutcome>(
      this.migration.register(provider, method, auth.caller, () =>
        identity.register(
          method,
          {
            forceLogin: input.forceLogin && !concealed,
            ...(input.profile && { profile: input.profile }),
            ...(input.customData && { customData: input.customData }),
            ...(input.context && { context: input.context }),
          },
          auth.caller,
        ),
      ),
      {
        ALREADY_REGISTERED: () => (concealed ? NOTHING_TOLD : createOutcome('AlreadyRegistered')),
        ALREADY_TAKEN: () => (concealed ? NOTHING_TOLD : createOutcome('AlreadyRegistered')),
        CODE_REJECTED: () => createOutcome('CodeRejected'),
        REGISTRATION_DISABLED: () => createOutcome('RegistrationDisabled'),
        TOO_FREQUENT: tooFrequent,
        INPUT_REJECTED: (error) => rejected(refusedField(`input.method.${method.kind}`, error)),
      },
    );
    if ('__typename' in answer) return answer;
    if (concealed) return NOTHING_TOLD;
    const proofs = [method.kind === 'phoneCode' ? ('SMS_CODE' as const) : ('PASSWORD' as const)];
    const account = nameOf(method);
    const state = { provider, proofs, sessionMode: auth.sessionMode, account };
    if (answer.type === 'registered') return this.#registered(answer, state, auth);
    return this.signIn.hold(answer, state, auth);
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
    const { kind, ...values } = method;
    const carried = identity.registerMethods.get(kind);
    if (carried === undefined) throw notSupported(provider, `registrations by ${kind}`);
    const misplaced = Object.entries({ customData, context }).filter(
      ([name, value]) => value !== undefined && !carried.has(name as RegisterExtra),
    );
    return [
      ...checkFields(`input.method.${kind}`, values),
      ...misplaced.map(([name]) => ({ path: `input.${name}`, message: 'This provider cannot carry it.' })),
      ...checkFreeData('input', { customData, context }, this.settings),
      ...checkProfile('input.profile', profile ?? {}),
    ];
  }
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
