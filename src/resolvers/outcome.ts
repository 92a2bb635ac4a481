/** The `Outcome` interface, and the outcomes that several features share. */
import { Directive, Field, ID, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import type { Context } from './context.js';
import { MESSAGES, type OutcomeName } from './messages.js';
import { DateTime } from './scalars.js';

const CODES = {
  LoginSuccess: 'OK',
  RegisterSuccess: 'OK',
  MfaRequired: 'MFA_REQUIRED',
  MfaRejected: 'MFA_REJECTED',
  PasswordChangeRequired: 'PASSWORD_CHANGE_REQUIRED',
  CaptchaRequired: 'CAPTCHA_REQUIRED',
  CaptchaRejected: 'CAPTCHA_REJECTED',
  CaptchaPassed: 'OK',
  InvalidCredentials: 'INVALID_CREDENTIALS',
  CodeRejected: 'CODE_REJECTED',
  AttemptsLimited: 'ATTEMPTS_LIMITED',
  AccountUnavailable: 'ACCOUNT_UNAVAILABLE',
  EmailUnverified: 'EMAIL_UNVERIFIED',
  AlreadyRegistered: 'ALREADY_REGISTERED',
  AlreadyEnrolled: 'ALREADY_ENROLLED',
  AlreadyTaken: 'ALREADY_TAKEN',
  LastLoginMethod: 'LAST_LOGIN_METHOD',
  NotFound: 'NOT_FOUND',
  UserExistence: 'OK',
  UsersRemoved: 'OK',
  LivenessCheckUpdated: 'OK',
  PushAuthStarted: 'OK',
  PushAuthPending: 'PUSH_PENDING',
  PushAuthUnavailable: 'PUSH_UNAVAILABLE',
  PushAuthRejected: 'PUSH_REJECTED',
  PushAuthExpired: 'PUSH_EXPIRED',
  PushAuthTokenAccepted: 'OK',
  RegistrationDisabled: 'REGISTRATION_DISABLED',
  InputRejected: 'INPUT_REJECTED',
  FlowExpired: 'FLOW_EXPIRED',
  CodeSent: 'OK',
  PasswordChanged: 'OK',
  AccountUpdated: 'OK',
  TotpEnrollment: 'OK',
  UdfValues: 'OK',
} as const satisfies Readonly<Record<OutcomeName, string>>;

/** Values that clients may meet once the features behind them are configured are added with those features. */
export const OutcomeCode = {
  OK: 'OK',
  CAPTCHA_REQUIRED: 'CAPTCHA_REQUIRED',
  CAPTCHA_REJECTED: 'CAPTCHA_REJECTED',
  MFA_REQUIRED: 'MFA_REQUIRED',
  MFA_REJECTED: 'MFA_REJECTED',
  FLOW_EXPIRED: 'FLOW_EXPIRED',
  PASSWORD_CHANGE_REQUIRED: 'PASSWORD_CHANGE_REQUIRED',
  INVALID_CREDENTIALS: 'INVALID_CREDENTIALS',
  CODE_REJECTED: 'CODE_REJECTED',
  ATTEMPTS_LIMITED: 'ATTEMPTS_LIMITED',
  ACCOUNT_UNAVAILABLE: 'ACCOUNT_UNAVAILABLE',
  EMAIL_UNVERIFIED: 'EMAIL_UNVERIFIED',
  ALREADY_REGISTERED: 'ALREADY_REGISTERED',
  ALREADY_TAKEN: 'ALREADY_TAKEN',
  ALREADY_ENROLLED: 'ALREADY_ENROLLED',
  LAST_LOGIN_METHOD: 'LAST_LOGIN_METHOD',
  NOT_FOUND: 'NOT_FOUND',
  PUSH_PENDING: 'PUSH_PENDING',
  PUSH_REJECTED: 'PUSH_REJECTED',
  PUSH_EXPIRED: 'PUSH_EXPIRED',
  PUSH_UNAVAILABLE: 'PUSH_UNAVAILABLE',
  INPUT_REJECTED: 'INPUT_REJECTED',
  REGISTRATION_DISABLED: 'REGISTRATION_DISABLED',
} as const;

type OutcomeCode = keyof typeof OutcomeCode;

registerEnumType(OutcomeCode, {
  name: 'OutcomeCode',
  description: 'How an operation came out, as one word. Clients may switch over it, or over `__typename`.',
  valuesConfig: {
    OK: { description: 'It worked.' },
    CAPTCHA_REQUIRED: { description: 'A captcha stands before the answer: show it and go on with `continueLogin`.' },
    CAPTCHA_REJECTED: { description: 'The captcha was answered wrong too often: start again.' },
    MFA_REQUIRED: { description: 'A second factor is needed: go on with `verifyMfa`.' },
    MFA_REJECTED: { description: 'The second factor is wrong: ask for it again.' },
    FLOW_EXPIRED: { description: 'What was under way has expired, was used, or is not this caller’s: start again.' },
    PASSWORD_CHANGE_REQUIRED: { description: 'The password was right and must be changed first.' },
    INVALID_CREDENTIALS: { description: 'The account or the password is wrong; which of the two is not said.' },
    CODE_REJECTED: { description: 'The one-time code is wrong, used or expired: ask for it again or send a new one.' },
    ATTEMPTS_LIMITED: { description: 'Too many tries: wait until `retryAt`.' },
    ACCOUNT_UNAVAILABLE: { description: 'The account is blocked, locked or not active.' },
    EMAIL_UNVERIFIED: { description: 'The e-mail address must be verified before it can sign in.' },
    ALREADY_REGISTERED: { description: 'The account exists: offer to sign in.' },
    ALREADY_TAKEN: { description: 'Another account has this name, phone or e-mail address: ask for another one.' },
    LAST_LOGIN_METHOD: { description: 'It is the last way to sign in: bind another one first.' },
    NOT_FOUND: { description: 'What was to be changed does not exist.' },
    ALREADY_ENROLLED: { description: 'The factor is set up already: remove it first.' },
    PUSH_PENDING: { description: 'Nobody has answered on the phone yet: wait.' },
    PUSH_REJECTED: { description: 'It was refused on the phone.' },
    PUSH_EXPIRED: { description: 'Nobody answered on the phone in time: make a new event.' },
    PUSH_UNAVAILABLE: { description: 'No phone can be asked: offer another way.' },
    INPUT_REJECTED: { description: 'Values break a rule: show `fields` at the form.' },
    REGISTRATION_DISABLED: { description: 'This server takes no new accounts.' },
  },
});

@InterfaceType({
  description:
    'What came of an operation, as data that a client can act on. Failures that a client cannot act on are errors with `extensions.code` instead.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class Outcome {
  @Field(() => OutcomeCode, { description: 'The outcome as one word.' })
  code!: OutcomeCode;

  @Field(() => String, {
    description:
      'A sentence for the user, in English or Chinese as `Accept-Language` asks (`en`, `zh-CN`; English by default).',
  })
  message!: string;

  @Field(() => ID, { description: 'Names this request in the server’s log and in the `x-request-id` header.' })
  requestId!: string;
}

@Directive('@shareable')
@ObjectType({ description: 'A place in the input, and what is wrong there.', simpleResolvers: true })
export class FieldProblem {
  @Field(() => String, {
    description:
      'Path of the argument with dots, list positions included: `input.method.email.password`, `values.1.value`.',
  })
  path!: string;

  @Field(() => String, { description: 'The rule that the value breaks, in English. It never repeats the value.' })
  message!: string;
}

@Directive('@shareable')
@ObjectType({
  description: 'Values break a rule and nothing was done. Correct them and send the operation again.',
  implements: Outcome,
  simpleResolvers: true,
})
export class InputRejected extends Outcome {
  @Field(() => [FieldProblem], { description: 'What is wrong, one entry per rule broken; at least one.' })
  fields!: readonly FieldProblem[];
}

@Directive('@shareable')
@ObjectType({
  description: 'Too many tries of this address, account, phone or code. Nothing was done.',
  implements: Outcome,
  simpleResolvers: true,
})
export class AttemptsLimited extends Outcome {
  @Field(() => DateTime, { description: 'The earliest time at which another try makes sense.' })
  retryAt!: Date;
}

@ObjectType({
  description:
    'The flow, continuation or session has expired, was used already, or belongs to another caller. Start again with `login`.',
  implements: Outcome,
  simpleResolvers: true,
})
export class FlowExpired extends Outcome {}

@ObjectType({
  description: 'The one-time code is wrong, used or expired. Five tries per code; then send a new one.',
  implements: Outcome,
  simpleResolvers: true,
})
export class CodeRejected extends Outcome {}

@ObjectType({
  description:
    'The account or the password is wrong. Unknown accounts, wrong passwords and (unless the server tells them apart) locked accounts answer alike. When an account is changed: the proof of the old password, phone or e-mail address is wrong.',
  implements: Outcome,
  simpleResolvers: true,
})
export class InvalidCredentials extends Outcome {}

/** Makes a service's result the answer of a field: adds the code, the text in the caller's language and the request id. */
export function toGraphQLOutcome<O extends { readonly __typename: OutcomeName }>(
  { auth: { caller } }: Context,
  outcome: O,
): O & { code: OutcomeCode; message: string; requestId: string } {
  return {
    ...outcome,
    code: CODES[outcome.__typename],
    message: MESSAGES[outcome.__typename][caller.language],
    requestId: caller.requestId,
  };
}

/** For unions of outcomes. */
export const resolveOutcome = (value: object): string => (value as { __typename: string }).__typename;
