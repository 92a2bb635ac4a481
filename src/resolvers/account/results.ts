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
  description: 'What came of a change to an account. Which members a field can answer is said there.',
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
