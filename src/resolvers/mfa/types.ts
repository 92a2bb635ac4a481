import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import type { FactorKind } from '../../datasources/capabilities.js';
import {
  AccountUnavailable,
  LoginSuccess,
  MfaFactorKind,
  MfaRequired,
  PasswordChangeRequired,
} from '../login/types.js';
import { AttemptsLimited, createOutcomeType, FlowExpired, InputRejected, resolveOutcome } from '../outcome.js';
import { PushAuthExpired, PushAuthPending, PushAuthRejected } from '../pushAuth/types.js';
import { DateTime } from '../scalars.js';

export const MfaRejected = createOutcomeType('MfaRejected');

export const MfaResult = createUnionType({
  name: 'MfaResult',
  description: 'The result of `verifyMfa`.',
  types: () =>
    [
      LoginSuccess,
      MfaRequired,
      MfaRejected,
      PasswordChangeRequired,
      AccountUnavailable,
      AttemptsLimited,
      InputRejected,
      FlowExpired,
      PushAuthPending,
      PushAuthRejected,
      PushAuthExpired,
    ] as const,
  resolveType: resolveOutcome,
});

export const TotpEnrollment = createOutcomeType('TotpEnrollment');

export const AlreadyEnrolled = createOutcomeType('AlreadyEnrolled');

export const TotpEnrollmentResult = createUnionType({
  name: 'TotpEnrollmentResult',
  description: 'The result of `enrollTotp`.',
  types: () => [TotpEnrollment, AlreadyEnrolled, FlowExpired] as const,
  resolveType: resolveOutcome,
});

@ObjectType({ description: 'A second factor that the user has set up, or has begun to set up.', simpleResolvers: true })
export class MfaAuthenticator {
  @Field(() => ID, { description: 'The vendor’s id of the factor.' })
  id!: string;

  @Field(() => MfaFactorKind, { description: 'The kind of factor.' })
  kind!: FactorKind;

  @Field(() => Boolean, {
    description: 'Whether the factor is active. False until `confirmTotp` has received its first code.',
  })
  enabled!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When the factor was created.' })
  createdAt!: Date | null;
}
