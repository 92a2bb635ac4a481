import { createUnionType } from 'type-graphql';
import { AccountUnavailable } from '../login/types.js';
import { createOutcomeType, InputRejected, resolveOutcome } from '../outcome.js';

export const ServiceTokenCreated = createOutcomeType('ServiceTokenCreated');

export const ServiceTokenResult = createUnionType({
  name: 'ServiceTokenResult',
  description:
    'The result of `createServiceToken`: `ServiceTokenCreated`; `InputRejected` for an unknown audience; or `AccountUnavailable` when the identity provider has blocked or deactivated the user, whose sessions have ended.',
  types: () => [ServiceTokenCreated, InputRejected, AccountUnavailable] as const,
  resolveType: resolveOutcome,
});
