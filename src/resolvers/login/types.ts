import { createUnionType, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { FactorKind } from '../../datasources/capabilities.js';
import type { MaskedFactor, PasswordChangeRequired as PasswordChangeRequiredOutcome } from '../../services/outcomes.js';
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
  @Field(() => Session, { description: 'The new or renewed session.' })
  session!: Session;

  @Field(() => User, { description: 'The user who signed in.' })
  user!: User;

  @Field(() => Boolean, { description: 'True when this login created the account.' })
  isNewUser!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'The token for `Authorization: Bearer …`. Null in cookie mode, where the session travels in an HttpOnly cookie.',
  })
  accessToken!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The next recovery code, after a recovery code was used; null otherwise. It is shown only once.',
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
} as const;
registerEnumType(MfaFactorKind, {
  name: 'MfaFactorKind',
  description: 'A kind of second factor.',
  valuesConfig: {
    TOTP: { description: 'The six digits of an authenticator app: `verifyMfa(answer: {totp})`.' },
    RECOVERY_CODE: {
      description:
        'The recovery code: `verifyMfa(answer: {recoveryCode})`. It is spent, and the next one comes with the answer.',
    },
    SMS: {
      description:
        'A code sent to the phone in `maskedTarget` by `sendMfaCode(channel: SMS)`: `verifyMfa(answer: {smsCode})`.',
    },
    EMAIL: {
      description:
        'A code sent to the mailbox in `maskedTarget` by `sendMfaCode(channel: EMAIL)`: `verifyMfa(answer: {emailCode})`.',
    },
    FACE: { description: 'A photo of the face: `verifyMfa(answer: {facePhoto})`.' },
    PUSH: {
      description:
        'An approval on the user’s phone: `startMfaPush(flow)`, follow its event, then `verifyMfa(answer: {push})` with the event’s id.',
    },
    LIVENESS: {
      description:
        'The user’s living face: `createLivenessCheck(input: {flow})`, the SDK and its upload, then `verifyMfa(answer: {liveness})` with the check’s id.',
    },
  },
});

@ObjectType({ description: 'A second factor that this account can use now.', simpleResolvers: true })
export class MfaFactor {
  @Field(() => MfaFactorKind, { description: 'The kind of factor.' })
  kind!: MaskedFactor['kind'];

  @Field(() => String, {
    nullable: true,
    description: 'Where a code would go, masked: `138****0000`; null for factors without a target.',
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
    description: 'The factors that can be used, any one of them. Empty when the account has none: see `enrollable`.',
  })
  factors!: readonly MfaFactor[];

  @Field(() => [MfaFactorKind], {
    description:
      'Kinds that the login accepts and the account has not set up. While `factors` is empty, one of them can be set up in this login: TOTP by `enrollTotp(flow)`, FACE by `enrollFace(flow)`, SMS and EMAIL by `sendMfaCode(flow, target)`; then `verifyMfa`.',
  })
  enrollable!: readonly FactorKind[];

  @Field(() => DateTime, {
    description: 'When the flow expires: at most six minutes from now. It allows five attempts.',
  })
  expiresAt!: Date;
}

export const PasswordChangeReason = { FIRST_LOGIN: 'FIRST_LOGIN', FORCED: 'FORCED' } as const;
registerEnumType(PasswordChangeReason, {
  name: 'PasswordChangeReason',
  description: 'Why a password must be changed.',
  valuesConfig: {
    FIRST_LOGIN: { description: 'This is the first login with a password that the user did not choose.' },
    FORCED: { description: 'The password is too old by the rules of the user pool.' },
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
    'The result of a login. If another step is required before the session begins, the member has the values that the step needs.',
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
