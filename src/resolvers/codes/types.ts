import { createUnionType, Field, ObjectType } from 'type-graphql';
import { CaptchaRejected, CaptchaRequired } from '../captcha/types.js';
import { AttemptsLimited, FlowExpired, InputRejected, Outcome, resolveOutcome } from '../outcome.js';
import { DateTime } from '../scalars.js';

@ObjectType({
  description: 'The code is on its way, if the address can get one: whether it belongs to an account is not said.',
  implements: Outcome,
  simpleResolvers: true,
})
export class CodeSent extends Outcome {
  @Field(() => DateTime, { description: 'The earliest time at which another code can be sent there.' })
  resendAt!: Date;
}

export const SendCodeResult = createUnionType({
  name: 'SendCodeResult',
  description: 'What came of sending a code.',
  types: () => [CodeSent, CaptchaRequired, CaptchaRejected, AttemptsLimited, InputRejected, FlowExpired] as const,
  resolveType: resolveOutcome,
});
