import { createUnionType, Field, ObjectType } from 'type-graphql';
import { CaptchaRejected, CaptchaRequired } from '../captcha/types.js';
import {
  AttemptsLimited,
  CodeRejected,
  createOutcomeType,
  FlowExpired,
  InputRejected,
  InvalidCredentials,
  resolveOutcome,
} from '../outcome.js';

export const PasswordChanged = createOutcomeType('PasswordChanged');

export const ResetPasswordResult = createUnionType({
  name: 'ResetPasswordResult',
  description:
    'The result of `resetPassword`. `CodeRejected` means that the code is wrong or that the phone or e-mail address has no account. `InvalidCredentials` means that `forced.oldPassword` is wrong.',
  types: () =>
    [
      PasswordChanged,
      CaptchaRequired,
      CaptchaRejected,
      CodeRejected,
      InvalidCredentials,
      AttemptsLimited,
      InputRejected,
      FlowExpired,
    ] as const,
  resolveType: resolveOutcome,
});

@ObjectType({
  description: 'The result of checking a password against the identity provider’s rules.',
  simpleResolvers: true,
})
export class PasswordStrength {
  @Field(() => Boolean, { description: 'Whether the password meets the rules.' })
  valid!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The vendor’s message for the user, in the vendor’s language; null if the vendor returns none.',
  })
  message!: string | null;
}
