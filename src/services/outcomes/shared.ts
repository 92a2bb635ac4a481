/** Outcomes that several features share. */
import { defineOutcome, type OutcomeOf } from './define.js';
import type { FieldProblem } from './inputRule.js';

export const InputRejected = defineOutcome('InputRejected', {
  code: 'INPUT_REJECTED',
  description:
    'At least one value breaks a rule. Nothing was done. Show `fields` in the form, correct the values, and send the operation again.',
  en: 'Some of the input is not valid. Correct it and try again.',
  zh: '部分输入有误，请修改后重试。',
});
export interface InputRejected extends OutcomeOf<typeof InputRejected> {
  readonly fields: readonly FieldProblem[];
}

export const AttemptsLimited = defineOutcome('AttemptsLimited', {
  code: 'ATTEMPTS_LIMITED',
  description:
    'Too many attempts from this address, or with this account, phone or code. Nothing was done. Try again at `retryAt`.',
  en: 'Too many attempts. Wait a while, then try again.',
  zh: '操作过于频繁，请稍后再试。',
  variants: {
    resend: {
      en: 'A code was sent a moment ago. Check your messages, or wait a little before you request another one.',
      zh: '验证码刚刚已发送，请先查收；如需重新获取，请稍候。',
    },
  },
  fields: { retryAt: { type: 'DateTime', description: 'The earliest time at which another attempt can succeed.' } },
});
export type AttemptsLimited = OutcomeOf<typeof AttemptsLimited>;

export const FlowExpired = defineOutcome('FlowExpired', {
  code: 'FLOW_EXPIRED',
  description:
    'The flow, continuation or session has expired, was already used, or belongs to another caller. Start again with `login`.',
  en: 'This step has expired. Start again.',
  zh: '操作已过期，请重新开始。',
});
export type FlowExpired = OutcomeOf<typeof FlowExpired>;

export const InvalidCredentials = defineOutcome('InvalidCredentials', {
  code: 'INVALID_CREDENTIALS',
  description:
    'The account or the password is wrong. Unknown accounts, wrong passwords and, unless the server is configured to distinguish them, locked accounts get the same answer. In an account change: the proof of the old password, phone or e-mail address is wrong.',
  en: 'The account or the password is wrong. Check both and try again.',
  zh: '账号或密码错误，请检查后重试。',
});
export type InvalidCredentials = OutcomeOf<typeof InvalidCredentials>;

export const CodeSent = defineOutcome('CodeSent', {
  code: 'OK',
  description:
    'The code was sent, if the address can receive one. The answer does not reveal whether an account has the address.',
  en: 'The code has been sent. Check your messages.',
  zh: '验证码已发送，请查收。',
  fields: {
    resendAt: {
      type: 'DateTime',
      description: 'The earliest time at which another code can be sent to the same address.',
    },
  },
});
export type CodeSent = OutcomeOf<typeof CodeSent>;

export const CodeRejected = defineOutcome('CodeRejected', {
  code: 'CODE_REJECTED',
  description:
    'The one-time code is wrong, used or expired. Ask the user for it again; after five attempts at one code, send a new one.',
  en: 'The code is wrong, used or expired. Check it, or request a new one.',
  zh: '验证码错误、已使用或已过期，请重新输入或重新获取。',
});
export type CodeRejected = OutcomeOf<typeof CodeRejected>;
