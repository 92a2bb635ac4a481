import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { IdentityProviderId, PasswordStrength as PasswordStrengthRecord } from '../../datasources/capabilities.js';
import { captchaGate } from '../../policies/captchaGate.js';
import { rateLimit } from '../../policies/rateLimit.js';
import type { ResetPasswordOutcome } from '../../services/login/resetPassword.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { toGraphQLOutcome } from '../outcome.js';
import { Secret, type SecretValue } from '../scalars.js';
import { IdentityProvider } from '../session/identityProvider.js';
import { ResetPasswordInput, readReset, resetOf } from './inputs.js';
import { PasswordStrength, ResetPasswordResult } from './types.js';

const PROVIDER = 'The identity provider to use. Default: the default provider of this server.';

@Resolver()
export class PasswordResolver {
  @Query(() => PasswordStrength, {
    nullable: true,
    description:
      'Checks whether a password meets the identity provider’s rules. Nothing is stored. Null only together with an entry in `errors`. Limit: 30 lookups per minute from one IP address, unless the server is configured otherwise; beyond it the error is RATE_LIMITED.',
  })
  @Guard(rateLimit('lookup'))
  passwordStrength(
    @Arg('password', () => Secret, { description: 'The password to check.' }) password: SecretValue,
    @Arg('provider', () => IdentityProvider, { nullable: true, description: PROVIDER })
    provider: IdentityProviderId | undefined,
    @Ctx() { services, auth }: Context,
  ): Promise<PasswordStrengthRecord> {
    return services.lookups.passwordStrength(password.reveal(), provider ?? undefined, auth);
  }

  @Mutation(() => ResetPasswordResult, {
    description:
      'Sets a new password. The proof is a code sent to the phone or e-mail address of the account, or the flow of a login that returned `PasswordChangeRequired`. After `PasswordChanged` the user signs in with the new password. Limit: 30 attempts per minute from one IP address, unless the server is configured otherwise; beyond it the result is `AttemptsLimited`.',
  })
  @Guard(rateLimit('resetPassword'), captchaGate('RESET_PASSWORD', readReset))
  async resetPassword(
    @Arg('input', () => ResetPasswordInput, { description: 'The proof and the new password.' })
    input: ResetPasswordInput,
    @Arg('captchaPass', () => Secret, {
      nullable: true,
      description:
        'A pass of `verifyCaptcha` with purpose RESET_PASSWORD. Required after this field returned `CaptchaRequired`.',
    })
    _captchaPass: SecretValue | undefined,
    @Arg('provider', () => IdentityProvider, { nullable: true, description: PROVIDER })
    provider: IdentityProviderId | undefined,
    @Ctx() context: Context,
  ): Promise<ResetPasswordOutcome> {
    const { services, auth } = context;
    const reset = resetOf(input);
    const outcome =
      'change' in reset
        ? await services.resetPassword.change(reset.change, auth)
        : await services.resetPassword.reset(reset.proof, reset.newPassword, provider ?? undefined, auth);
    return toGraphQLOutcome(context, outcome);
  }
}
