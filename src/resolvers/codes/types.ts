import { createUnionType } from 'type-graphql';
import { CaptchaRejected, CaptchaRequired } from '../captcha/types.js';
import { AttemptsLimited, createOutcomeType, FlowExpired, InputRejected, resolveOutcome } from '../outcome.js';

export const CodeSent = createOutcomeType('CodeSent');

export const SendCodeResult = createUnionType({
  name: 'SendCodeResult',
  description: 'The result of sending a code or an e-mail.',
  types: () => [CodeSent, CaptchaRequired, CaptchaRejected, AttemptsLimited, InputRejected, FlowExpired] as const,
  resolveType: resolveOutcome,
});
