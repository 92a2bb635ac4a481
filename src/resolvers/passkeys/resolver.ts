import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { admin } from '../../policies/admin.js';
import { rateLimit } from '../../policies/rateLimit.js';
import { session } from '../../policies/session.js';
import { stepUp } from '../../policies/stepUp.js';
import type { Passkey as PasskeyOutcome, User as UserOutcome } from '../../services/outcomes.js';
import type {
  PasskeyChallengeService,
  PasskeyPurpose as PasskeyPurposeId,
} from '../../services/passkeys/passkeyChallenge.js';
import type { Passkeys } from '../../services/passkeys/passkeys.js';
import { AccountResult } from '../account/results.js';
import { User } from '../account/types.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { toGraphQLOutcome } from '../outcome.js';
import { Json } from '../scalars.js';
import { PasskeyPurpose } from './inputs.js';
import { Passkey, PasskeyChallengeResult, PasskeyEnrollmentResult } from './types.js';

type Result<T, M extends keyof T> = T[M] extends (...args: never[]) => infer R ? R : never;

const FLOW =
  'The `flow` of `MfaRequired`, to add the passkey during that login: its `factors` must be empty and its `enrollable` must have PASSKEY; otherwise the error is FORBIDDEN. Leave it out to add a passkey of the signed-in user.';
const ID_OF_PASSKEY = 'The id of the passkey, from `User.passkeys`.';
const NAME = 'A name such as `Phone`: 1 to 64 characters.';

@Resolver(() => User)
export class PasskeysResolver {
  @FieldResolver(() => [Passkey], {
    nullable: true,
    description:
      'The passkeys of the user, the oldest first. Null for any user except the caller, and if the server or the identity provider does not offer passkeys.',
  })
  passkeys(@Root() user: UserOutcome, @Ctx() { loaders }: Context): Promise<readonly PasskeyOutcome[] | null> {
    return loaders.passkeys(user);
  }

  @Mutation(() => PasskeyEnrollmentResult, {
    description:
      'Begins to add a passkey. Requires a fresh proof of the session. Returns `PasskeyEnrollment`: create the passkey in the browser, then call `confirmPasskey`; `TooManyPasskeys` if the account has 10 passkeys; or `FlowExpired`.',
  })
  @Guard(stepUp(), rateLimit('passkeyChallenge'))
  async enrollPasskey(
    @Arg('flow', () => ID, { nullable: true, description: FLOW }) flow: string | undefined,
    @Ctx() context: Context,
  ): Result<Passkeys, 'enroll'> {
    return toGraphQLOutcome(context, await context.services.passkeys.enroll(flow ?? undefined, context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Adds a new passkey to the account. If the server is configured so (default), the user’s other sessions end. Returns `AccountUpdated`; `InputRejected` if the response or the name is not valid; or `FlowExpired` if the enrolment has expired or was already used. With a `flow`, then call `createPasskeyChallenge(purpose: MFA)` and `verifyMfa(answer: {passkey})`.',
  })
  @Guard(stepUp(), rateLimit('login'))
  async confirmPasskey(
    @Arg('response', () => Json, {
      description:
        'The result of `navigator.credentials.create()` as JSON (RegistrationResponseJSON of WebAuthn, from `toJSON()`), at most 16 KiB. Send it as a variable.',
    })
    response: unknown,
    @Arg('name', () => String, { nullable: true, description: `${NAME} Default: no name.` }) name: string | undefined,
    @Arg('flow', () => ID, { nullable: true, description: FLOW }) flow: string | undefined,
    @Ctx() context: Context,
  ): Result<Passkeys, 'confirm'> {
    const { services, auth } = context;
    const added = await services.passkeys.confirm(response, name ?? undefined, flow ?? undefined, auth);
    return toGraphQLOutcome(context, added);
  }

  @Mutation(() => AccountResult, {
    description:
      'Renames a passkey of the signed-in user. Returns `AccountUpdated`; `NotFound` if the user has no such passkey; or `InputRejected`.',
  })
  @Guard(session())
  async renamePasskey(
    @Arg('id', () => ID, { description: ID_OF_PASSKEY }) id: string,
    @Arg('name', () => String, { description: NAME }) name: string,
    @Ctx() context: Context,
  ): Result<Passkeys, 'rename'> {
    return toGraphQLOutcome(context, await context.services.passkeys.rename(id, name, context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Removes a passkey of the signed-in user. Requires a fresh proof of the session. If the server is configured so (default), the user’s other sessions end. Returns `AccountUpdated`; or `NotFound` if the user has no such passkey.',
  })
  @Guard(session(), stepUp())
  async removePasskey(
    @Arg('id', () => ID, { description: ID_OF_PASSKEY }) id: string,
    @Ctx() context: Context,
  ): Result<Passkeys, 'remove'> {
    return toGraphQLOutcome(context, await context.services.passkeys.remove(id, context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Administrators only. Removes all passkeys of a user and ends the sessions of that user, for example after the loss of a device. Returns `AccountUpdated`; or `NotFound` if the user does not exist.',
  })
  @Guard(admin())
  async removeUserPasskeys(
    @Arg('user', () => ID, { description: 'The id of the user.' }) user: string,
    @Ctx() context: Context,
  ): Result<Passkeys, 'removeAll'> {
    return toGraphQLOutcome(context, await context.services.passkeys.removeAll(user, context.auth));
  }

  @Mutation(() => PasskeyChallengeResult, {
    description:
      'Creates a challenge for a passkey. Returns `PasskeyChallenge`: get the response in the browser, then send it with `challenge` to the operation of its purpose; `AttemptsLimited` beyond 30 requests per minute from one IP address, unless the server is configured otherwise; or `FlowExpired`.',
  })
  @Guard(rateLimit('passkeyChallenge'))
  async createPasskeyChallenge(
    @Arg('purpose', () => PasskeyPurpose, { description: 'The operation that the challenge is for.' })
    purpose: PasskeyPurposeId,
    @Arg('flow', () => ID, {
      nullable: true,
      description: 'For MFA: the `flow` of `MfaRequired`, whose `factors` have PASSKEY. Leave it out otherwise.',
    })
    flow: string | undefined,
    @Ctx() context: Context,
  ): Result<PasskeyChallengeService, 'create'> {
    const { services, auth } = context;
    return toGraphQLOutcome(context, await services.passkeyChallenges.create(purpose, flow ?? undefined, auth));
  }
}
