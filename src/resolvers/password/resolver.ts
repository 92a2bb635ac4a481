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

const PROVIDER = 'The vendor to ask; the server’s default otherwise.';

@Resolver()
export class PasswordResolver {
  @Query(() => PasswordStrength, {
    nullable: true,
    description: 'Whether a password meets the vendor’s rules. Nothing is stored. Null only when the vendor fails.',
  })
  @Guard(rateLimit('lookup'))
  passwordStrength(
    @Arg('password', () => Secret, { description: 'The password to judge.' }) password: SecretValue,
    @Arg('provider', () => IdentityProvider, { nullable: true, description: PROVIDER })
    provider: IdentityProviderId | undefined,
    @Ctx() { services, auth }: Context,
  ): Promise<PasswordStrengthRecord> {
    return services.lookups.passwordStrength(password.reveal(), provider ?? undefined, auth);
  }

  @Mutation(() => ResetPasswordResult, {
    description:
      'Sets a new password for the owner of a phone or mailbox, or the one that a login asked for with `PasswordChangeRequired`; then the user signs in with it. As many tries a minute and address as `login`.',
  })
  @Guard(rateLimit('resetPassword'), captchaGate('RESET_PASSWORD', readReset))
  async resetPassword(
    @Arg('input', () => ResetPasswordInput, { description: 'The proof and the new password.' })
    input: ResetPasswordInput,
    @Arg('captchaPass', () => Secret, {
      nullable: true,
      description:
        'A pass of `verifyCaptcha` with purpose RESET_PASSWORD, after this field answered `CaptchaRequired`.',
    })
    _captchaPass: SecretValue | undefined,
    @Arg('provider', () => IdentityProvider, { nullable: true, description: PROVIDER })
    provider: IdentityProviderId | undefined,
    @Ctx() context: Context,
  ): Promise<ResetPasswordOutcome> {
    const { services, auth } = context;
    const asked = resetOf(input);
    const outcome =
      'change' in asked
        ? await services.resetPassword.change(asked.change, auth)
        : await services.resetPassword.reset(asked.proof, asked.newPassword, provider ?? undefined, auth);
    return toGraphQLOutcome(context, outcome);
  }
}
