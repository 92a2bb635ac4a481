import { createUnionType } from 'type-graphql';
import {
  AttemptsLimited,
  CodeRejected,
  createOutcomeType,
  FlowExpired,
  InputRejected,
  InvalidCredentials,
  resolveOutcome,
} from '../outcome.js';
import { AccountUpdated } from './types.js';

export const AlreadyTaken = createOutcomeType('AlreadyTaken');

export const LastLoginMethod = createOutcomeType('LastLoginMethod');

export const NotFound = createOutcomeType('NotFound');

export const AccountResult = createUnionType({
  name: 'AccountResult',
  description:
    'The result of a change to an account. The description of each mutation lists the members that it can return.',
  types: () =>
    [
      AccountUpdated,
      CodeRejected,
      InvalidCredentials,
      AlreadyTaken,
      LastLoginMethod,
      AttemptsLimited,
      InputRejected,
      FlowExpired,
      NotFound,
    ] as const,
  resolveType: resolveOutcome,
});
