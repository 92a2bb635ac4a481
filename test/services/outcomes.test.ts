/** Every outcome is defined once, and the unions of the schema are the unions that the services return. */
import { isUnionType } from 'graphql';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { PolicyOutcome } from '../../src/policies/policy.js';
import { loadDefinitions } from '../../src/providers.js';
import { AccountResult } from '../../src/resolvers/account/results.js';
import { CaptchaResult } from '../../src/resolvers/captcha/types.js';
import { SendCodeResult } from '../../src/resolvers/codes/types.js';
import { UdfResult } from '../../src/resolvers/customData/types.js';
import { LinkProofResult } from '../../src/resolvers/linkProof/types.js';
import { LivenessCheckResult } from '../../src/resolvers/liveness/types.js';
import { LoginResult } from '../../src/resolvers/login/types.js';
import { MfaResult, TotpEnrollmentResult } from '../../src/resolvers/mfa/types.js';
import type { Outcome } from '../../src/resolvers/outcome.js';
import { PasskeyChallengeResult, PasskeyEnrollmentResult } from '../../src/resolvers/passkeys/types.js';
import { ResetPasswordResult } from '../../src/resolvers/password/types.js';
import type { PushAuthResolver } from '../../src/resolvers/pushAuth/resolver.js';
import { PushAuthResult, PushAuthTokenResult } from '../../src/resolvers/pushAuth/types.js';
import { RegisterResult } from '../../src/resolvers/register/types.js';
import { UserExistsResult } from '../../src/resolvers/register/userExists.js';
import { ServiceTokenResult } from '../../src/resolvers/serviceTokens/types.js';
import { RefreshResult } from '../../src/resolvers/session/resolver.js';
import { StepUpResult } from '../../src/resolvers/stepUp/types.js';
import { RemoveUsersResult } from '../../src/resolvers/users/types.js';
import { createSchema } from '../../src/server/schema/schema.js';
import type { AccountOutcome } from '../../src/services/account/account.js';
import type { CustomDataOutcome } from '../../src/services/account/customData.js';
import type { Captchas } from '../../src/services/captcha/captcha.js';
import type { Users } from '../../src/services/directory/users.js';
import type { LivenessOutcome } from '../../src/services/liveness/liveness.js';
import type { SendCodeOutcome } from '../../src/services/login/codes.js';
import type { LoginOutcome } from '../../src/services/login/login.js';
import type { Lookups } from '../../src/services/login/lookups.js';
import type { PushLoginOutcome } from '../../src/services/login/pushLogin.js';
import type { RegisterOutcome } from '../../src/services/login/register.js';
import type { ResetPasswordOutcome } from '../../src/services/login/resetPassword.js';
import type { LinkProofOutcome } from '../../src/services/login/secondAccount.js';
import type { Factors } from '../../src/services/mfa/factors.js';
import type { LocalFactors } from '../../src/services/mfa/localFactors.js';
import type { MfaOutcome, MfaService } from '../../src/services/mfa/mfa.js';
import { type AttemptsLimited, OUTCOMES, type OutcomeName } from '../../src/services/outcomes.js';
import type { PasskeyChallengeService } from '../../src/services/passkeys/passkeyChallenge.js';
import type { Passkeys } from '../../src/services/passkeys/passkeys.js';
import type { PushOutcome, PushRequestOutcome } from '../../src/services/pushAuth/pushRequests.js';
import type { ServiceTokenOutcome } from '../../src/services/serviceTokens/serviceTokens.js';
import type { CurrentSession } from '../../src/services/sessions/currentSession.js';
import type { StepUpOutcome } from '../../src/services/stepUp/stepUp.js';

const UNIONS = {
  AccountResult,
  CaptchaResult,
  LinkProofResult,
  LivenessCheckResult,
  LoginResult,
  MfaResult,
  PasskeyChallengeResult,
  PasskeyEnrollmentResult,
  PushAuthResult,
  PushAuthTokenResult,
  RefreshResult,
  RegisterResult,
  RemoveUsersResult,
  ResetPasswordResult,
  SendCodeResult,
  ServiceTokenResult,
  StepUpResult,
  TotpEnrollmentResult,
  UdfResult,
  UserExistsResult,
};

type Result<T, M extends keyof T> = T[M] extends (...args: never[]) => Promise<infer O> ? O : never;

/** What the services, and the policies in front of them, return for the fields of each union. */
interface ServiceUnions {
  AccountResult: AccountOutcome;
  CaptchaResult: Result<Captchas, 'verify'>;
  LinkProofResult: LinkProofOutcome;
  LivenessCheckResult: LivenessOutcome;
  LoginResult: LoginOutcome | PushLoginOutcome;
  MfaResult: MfaOutcome;
  PasskeyChallengeResult: Result<PasskeyChallengeService, 'create'> | Extract<PolicyOutcome, AttemptsLimited>;
  PasskeyEnrollmentResult: Result<Passkeys, 'enroll'>;
  PushAuthResult: PushOutcome | PushRequestOutcome | Result<LocalFactors, 'startPush'>;
  PushAuthTokenResult: Result<PushAuthResolver, 'verifyPushAuthToken'>;
  RefreshResult: Result<CurrentSession, 'refresh'>;
  RegisterResult: RegisterOutcome | PolicyOutcome;
  RemoveUsersResult: Result<Users, 'remove'>;
  ResetPasswordResult: ResetPasswordOutcome | PolicyOutcome;
  SendCodeResult: SendCodeOutcome | PolicyOutcome | Result<MfaService, 'sendCode'>;
  ServiceTokenResult: ServiceTokenOutcome;
  StepUpResult: StepUpOutcome;
  TotpEnrollmentResult: Result<Factors, 'enrollTotp'>;
  UdfResult: CustomDataOutcome;
  UserExistsResult: Result<Lookups, 'userExists'> | PolicyOutcome;
}

type Unions = typeof UNIONS;
type UnionName = keyof Unions;
type Equal<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** The unions whose members differ. */
type UnequalUnions = {
  [U in UnionName]: Equal<Unions[U]['__typename'], ServiceUnions[U]['__typename']> extends true ? never : U;
}[UnionName];

type GraphQLFields<N> = Omit<Extract<Unions[UnionName], { __typename: N }>, 'code' | 'message' | 'requestId'>;
type ServiceFields<N> = Extract<ServiceUnions[UnionName], { __typename: N }>;

/** The outcomes whose fields differ in name, or in type as far as GraphQL knows it. */
type UnequalOutcomes = {
  [N in OutcomeName]: Equal<keyof GraphQLFields<N>, keyof ServiceFields<N>> extends true
    ? [ServiceFields<N>] extends [GraphQLFields<N>]
      ? never
      : N
    : N;
}[OutcomeName];

const definitions = Object.values(OUTCOMES);
const schema = createSchema(await loadDefinitions());
const outcome = schema.getType('Outcome');
const types = Object.values(schema.getTypeMap());
const outcomeTypes = types.filter(
  (type) => 'getInterfaces' in type && type.getInterfaces().some((each) => each === outcome),
);
const unions = types
  .filter(isUnionType)
  .filter((union) => union.getTypes().some((type) => outcomeTypes.includes(type)));

describe('the unions of the schema', () => {
  it('are the unions of the services', () => {
    expectTypeOf<keyof ServiceUnions>().toEqualTypeOf<UnionName>();
    expectTypeOf<UnequalUnions>().toBeNever();
    // The lists above are complete.
    expect(Object.keys(UNIONS).sort()).toEqual(unions.map(({ name }) => name).sort());
  });

  it('have outcomes only, each of them in at least one union', () => {
    const members = new Set(unions.flatMap((union) => union.getTypes().map(({ name }) => name)));
    expect([...members].sort()).toEqual(Object.keys(OUTCOMES).sort());
    expectTypeOf<Unions[UnionName]['__typename']>().toEqualTypeOf<OutcomeName>();
    expectTypeOf<Unions[UnionName]>().toExtend<Outcome>();
  });
});

describe('the type of an outcome', () => {
  it('has the fields that the services return', () => {
    expectTypeOf<UnequalOutcomes>().toBeNever();
  });

  it('has the name and the description of the definition', () => {
    const texts = (list: readonly { readonly name: string; readonly description?: string | null | undefined }[]) =>
      Object.fromEntries(list.map(({ name, description }) => [name, description]));
    expect(texts(outcomeTypes)).toEqual(texts(definitions));
  });
});

describe('a definition', () => {
  it.each(Object.entries(OUTCOMES))('is exported by its name: %s', (key, { name }) => {
    expect(name).toBe(key);
  });

  it('has a code of its own, unless the code is OK', () => {
    const codes = definitions.map(({ code }) => code).filter((code) => code !== 'OK');
    expect(codes).toEqual([...new Set(codes)]);
  });

  it.each(definitions)('has a message for the user in English and Chinese: $name', ({ messages }) => {
    expect(messages.en).toMatch(/^[A-Z].+\.$/);
    expect(messages['zh-CN']).toMatch(/^\p{Script=Han}.+。$/u);
  });
});
