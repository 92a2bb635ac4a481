import { Directive, Field, InputType } from 'type-graphql';
import type { MfaAnswer } from '../../services/mfa.js';
import { Secret, type SecretValue } from '../scalars.js';

@Directive('@oneOf')
@InputType('MfaAnswer', { description: 'The second factor: exactly one member.' })
export class MfaAnswerInput {
  @Field(() => Secret, { nullable: true, description: 'The six digits that the authenticator app shows.' })
  totp?: SecretValue;

  @Field(() => Secret, {
    nullable: true,
    description: 'The recovery code, such as `12ab-34cd-…`. It is spent by a right answer.',
  })
  recoveryCode?: SecretValue;
}

/** The one member that is set, as the services know it. */
export function mfaAnswer({ totp, recoveryCode }: MfaAnswerInput): MfaAnswer {
  if (totp) return { kind: 'totp', code: totp.reveal() };
  if (recoveryCode) return { kind: 'recoveryCode', code: recoveryCode.reveal() };
  throw new TypeError('@oneOf let an empty MfaAnswer pass.');
}
