import { Arg, Ctx, createUnionType, Directive, Field, InputType, Query, Resolver } from 'type-graphql';
import type { IdentityProviderId, UserName } from '../../datasources/capabilities.js';
import { captchaGate, type GatedArguments } from '../../policies/captchaGate.js';
import { rateLimit } from '../../policies/rateLimit.js';
import type { Lookups } from '../../services/login/lookups.js';
import { CaptchaRejected, CaptchaRequired } from '../captcha/types.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { AttemptsLimited, createOutcomeType, InputRejected, resolveOutcome, toGraphQLOutcome } from '../outcome.js';
import { Secret, type SecretValue } from '../scalars.js';
import { IdentityProvider } from '../session/identityProvider.js';

@Directive('@oneOf')
@InputType({ description: 'A name of an account: exactly one member.' })
export class UserExistsInput {
  @Field(() => String, { nullable: true, description: 'A user name; case-sensitive.' })
  username?: string;

  @Field(() => String, { nullable: true, description: 'An e-mail address; upper and lower case are alike.' })
  email?: string;

  @Field(() => String, { nullable: true, description: 'A phone: E.164 or Chinese national form.' })
  phone?: string;

  @Field(() => String, { nullable: true, description: 'The user’s id in your own systems.' })
  externalId?: string;
}

export const UserExistence = createOutcomeType('UserExistence');

export const UserExistsResult = createUnionType({
  name: 'UserExistsResult',
  description: 'The result of `userExists`.',
  types: () => [UserExistence, CaptchaRequired, CaptchaRejected, AttemptsLimited, InputRejected] as const,
  resolveType: resolveOutcome,
});

@Resolver()
export class UserExistsResolver {
  @Query(() => UserExistsResult, {
    nullable: true,
    description:
      'Whether an account exists, to check a registration form as it is filled in. Ten questions a minute and address, unless the server is set otherwise; then `AttemptsLimited`. Where the server has a captcha, it stands before the questions of an address that has asked often.',
  })
  @Guard(rateLimit('userExists'), captchaGate('LOOKUP', readLookup))
  async userExists(
    @Arg('where', () => UserExistsInput, { description: 'The name to look for.' }) where: UserExistsInput,
    @Arg('captchaPass', () => Secret, {
      nullable: true,
      description: 'A pass of `verifyCaptcha` with purpose LOOKUP, after this field answered `CaptchaRequired`.',
    })
    _captchaPass: SecretValue | undefined,
    @Arg('provider', () => IdentityProvider, {
      nullable: true,
      description: 'The vendor to ask; the server’s default otherwise.',
    })
    provider: IdentityProviderId | undefined,
    @Ctx() context: Context,
  ): ReturnType<Lookups['userExists']> {
    const { services, auth } = context;
    return toGraphQLOutcome(context, await services.lookups.userExists(nameOf(where), provider ?? undefined, auth));
  }
}

/** The one member that is set, as the services know it. */
function nameOf({ username, email, phone, externalId }: UserExistsInput): UserName {
  if (typeof username === 'string') return { username };
  if (typeof email === 'string') return { email };
  if (typeof phone === 'string') return { phone };
  if (typeof externalId === 'string') return { externalId };
  throw new TypeError('@oneOf let an empty UserExistsInput pass.');
}

/** What the captcha gate looks at: whoever asks about many names is counted by address. */
function readLookup({ captchaPass }: { readonly captchaPass?: SecretValue | null }): GatedArguments {
  return { captchaPass: captchaPass?.reveal(), subject: null };
}
