import { createUnionType, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type {
  MaskedFactor,
  MfaRequired as MfaRequiredOutcome,
  PasswordChangeRequired as PasswordChangeRequiredOutcome,
} from '../../services/outcomes.js';
import { User } from '../account/types.js';
import { CaptchaRejected, CaptchaRequired } from '../captcha/types.js';
import {
  AttemptsLimited,
  CodeRejected,
  createOutcomeType,
  FlowExpired,
  InputRejected,
  InvalidCredentials,
  Outcome,
  OutcomeType,
  resolveOutcome,
} from '../outcome.js';
import { PushAuthExpired, PushAuthPending, PushAuthRejected } from '../pushAuth/types.js';
import { DateTime } from '../scalars.js';
import { Session } from '../session/types.js';

@OutcomeType('LoginSuccess')
export class LoginSuccess extends Outcome<'LoginSuccess'> {
  @Field(() => Session, { description: 'The new or refreshed session.' })
  session!: Session;

  @Field(() => User, { description: 'The user who signed in.' })
  user!: User;

  @Field(() => Boolean, { description: 'True if this login created the account.' })
  isNewUser!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'The access token in bearer mode: send it as `Authorization: Bearer …`. Null in cookie mode, where an HttpOnly cookie carries the session.',
  })
  accessToken!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The next recovery code, if this login used a recovery code; null otherwise. It is returned only once: ask the user to write it down.',
  })
  newRecoveryCode!: string | null;
}

export const MfaFactorKind = {
  TOTP: 'TOTP',
  RECOVERY_CODE: 'RECOVERY_CODE',
  SMS: 'SMS',
  EMAIL: 'EMAIL',
  FACE: 'FACE',
  PUSH: 'PUSH',
  LIVENESS: 'LIVENESS',
  PASSKEY: 'PASSKEY',
} as const;
registerEnumType(MfaFactorKind, {
  name: 'MfaFactorKind',
  description: 'A kind of second factor.',
  valuesConfig: {
    TOTP: { description: 'A code of six digits from an authenticator app: call `verifyMfa(answer: {totp})`.' },
    RECOVERY_CODE: {
      description:
        'The recovery code: call `verifyMfa(answer: {recoveryCode})`. A correct code is used up; `LoginSuccess` has the next one in `newRecoveryCode`.',
    },
    SMS: {
      description:
        'A code by SMS to the phone in `maskedTarget`: call `sendMfaCode(channel: SMS)`, then `verifyMfa(answer: {smsCode})`.',
    },
    EMAIL: {
      description:
        'A code by e-mail to the address in `maskedTarget`: call `sendMfaCode(channel: EMAIL)`, then `verifyMfa(answer: {emailCode})`.',
    },
    FACE: { description: 'A photo of the user’s face: call `verifyMfa(answer: {facePhoto})`.' },
    PUSH: {
      description:
        'An approval on the user’s phone: call `startMfaPush(flow)`, follow the event until it is APPROVED, then call `verifyMfa(answer: {push})` with the id of the event.',
    },
    LIVENESS: {
      description:
        'A liveness check of the user’s face: call `createLivenessCheck(input: {flow})`, run the SDK, upload its recording, then call `verifyMfa(answer: {liveness})` with the id of the check.',
    },
    PASSKEY: {
      description:
        'A passkey: call `createPasskeyChallenge(purpose: MFA, flow)`, get the response in the browser, then call `verifyMfa(answer: {passkey})`.',
    },
  },
});

@ObjectType({ description: 'A second factor that this account can use now.', simpleResolvers: true })
export class MfaFactor {
  @Field(() => MfaFactorKind, { description: 'The kind of factor.' })
  kind!: MaskedFactor['kind'];

  @Field(() => String, {
    nullable: true,
    description:
      'The phone number or e-mail address that a code is sent to, masked: `138****0000`. Null for factors without a target.',
  })
  maskedTarget!: string | null;
}

@OutcomeType('MfaRequired')
export class MfaRequired extends Outcome<'MfaRequired'> {
  @Field(() => ID, {
    description: 'The id of this login for `verifyMfa`. Keep it secret: it proves that the first factor was correct.',
  })
  flow!: string;

  @Field(() => [MfaFactor], {
    description:
      'The factors that the user can choose from; one is enough. Empty if the account has none: see `enrollable`.',
  })
  factors!: readonly MfaFactor[];

  @Field(() => [MfaFactorKind], {
    description:
      'The kinds of factor that the login accepts and the account has not set up. If `factors` is empty, set up one of them in this login: TOTP with `enrollTotp(flow)` and `confirmTotp(code, flow)`, FACE with `enrollFace(flow)`, SMS and EMAIL with `sendMfaCode(flow, target)`, PASSKEY with `enrollPasskey(flow)` and `confirmPasskey(flow)`. Then call `verifyMfa`.',
  })
  enrollable!: MfaRequiredOutcome['enrollable'];

  @Field(() => DateTime, {
    description: 'When the flow expires: at most six minutes after the login. The flow allows five attempts.',
  })
  expiresAt!: Date;
}

export const PasswordChangeReason = { FIRST_LOGIN: 'FIRST_LOGIN', FORCED: 'FORCED' } as const;
registerEnumType(PasswordChangeReason, {
  name: 'PasswordChangeReason',
  description: 'Why a password must be changed.',
  valuesConfig: {
    FIRST_LOGIN: { description: 'This is the first login, with a password that the user did not choose.' },
    FORCED: { description: 'The password is older than the rules of the user pool allow.' },
  },
});

@OutcomeType('PasswordChangeRequired')
export class PasswordChangeRequired extends Outcome<'PasswordChangeRequired'> {
  @Field(() => ID, {
    description:
      'The id of this login for `resetPassword`: use `firstLogin` or `forced` according to `reason`. Valid for six minutes and five attempts. Keep it secret.',
  })
  flow!: string;

  @Field(() => PasswordChangeReason, { description: 'Why the password must be changed.' })
  reason!: PasswordChangeRequiredOutcome['reason'];
}

export const AccountUnavailable = createOutcomeType('AccountUnavailable');

export const EmailUnverified = createOutcomeType('EmailUnverified');

export const RegistrationDisabled = createOutcomeType('RegistrationDisabled');

export const LoginResult = createUnionType({
  name: 'LoginResult',
  description:
    'The result of `login` and `continueLogin`. If the session needs another step, the member has the values for that step.',
  types: () =>
    [
      LoginSuccess,
      CaptchaRequired,
      CaptchaRejected,
      MfaRequired,
      PasswordChangeRequired,
      InvalidCredentials,
      CodeRejected,
      AttemptsLimited,
      AccountUnavailable,
      EmailUnverified,
      RegistrationDisabled,
      InputRejected,
      FlowExpired,
      PushAuthPending,
      PushAuthRejected,
      PushAuthExpired,
    ] as const,
  resolveType: resolveOutcome,
});
