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
@InputType({ description: 'The identifier of an account. Set exactly one member.' })
export class UserExistsInput {
  @Field(() => String, { nullable: true, description: 'A user name, at most 128 characters. Case matters.' })
  username?: string;

  @Field(() => String, {
    nullable: true,
    description: 'An e-mail address, at most 254 characters. Case does not matter.',
  })
  email?: string;

  @Field(() => String, {
    nullable: true,
    description: 'A phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`.',
  })
  phone?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The id of the user in your own systems, at most 128 characters.',
  })
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
      'Checks whether an account exists, for a registration form. Limit: ten lookups per minute from one IP address, unless the server is configured otherwise; beyond it the result is `AttemptsLimited`. After several lookups the server can require a captcha (setting `CAPTCHA_LOOKUP`): the result is `CaptchaRequired`. Send the query again with a `captchaPass`.',
  })
  @Guard(rateLimit('userExists'), captchaGate('LOOKUP', readLookup))
  async userExists(
    @Arg('where', () => UserExistsInput, { description: 'The identifier to look up.' }) where: UserExistsInput,
    @Arg('captchaPass', () => Secret, {
      nullable: true,
      description:
        'A pass of `verifyCaptcha` with purpose LOOKUP. Required after this field returned `CaptchaRequired`.',
    })
    _captchaPass: SecretValue | undefined,
    @Arg('provider', () => IdentityProvider, {
      nullable: true,
      description: 'The identity provider to use. Default: the default provider of this server.',
    })
    provider: IdentityProviderId | undefined,
    @Ctx() context: Context,
  ): ReturnType<Lookups['userExists']> {
    const { services, auth } = context;
    return toGraphQLOutcome(context, await services.lookups.userExists(nameOf(where), provider ?? undefined, auth));
  }
}

/** Converts the one member that is set to the type of the services. */
function nameOf({ username, email, phone, externalId }: UserExistsInput): UserName {
  if (typeof username === 'string') return { username };
  if (typeof email === 'string') return { email };
  if (typeof phone === 'string') return { phone };
  if (typeof externalId === 'string') return { externalId };
  throw new TypeError('UserExistsInput has no member although it is a @oneOf input.');
}

/** Reads the arguments that the captcha gate checks. Lookups are counted by address, because each one has another name. */
function readLookup({ captchaPass }: { readonly captchaPass?: SecretValue | null }): GatedArguments {
  return { captchaPass: captchaPass?.reveal(), subject: null };
}
