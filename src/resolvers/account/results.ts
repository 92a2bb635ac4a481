import { createUnionType, ObjectType } from 'type-graphql';
import {
  AttemptsLimited,
  CodeRejected,
  FlowExpired,
  InputRejected,
  InvalidCredentials,
  Outcome,
  resolveOutcome,
} from '../outcome.js';
import { AccountUpdated } from './types.js';

@ObjectType({
  description: 'Another account has this user name, phone or e-mail address. Nothing was changed.',
  implements: Outcome,
  simpleResolvers: true,
})
export class AlreadyTaken extends Outcome {}

@ObjectType({
  description: 'It is the last way for this user to sign in, so it stays. Bind another one, or set a password, first.',
  implements: Outcome,
  simpleResolvers: true,
})
export class LastLoginMethod extends Outcome {}

@ObjectType({
  description: 'What was to be changed does not exist: no such user, or nothing of the kind is bound.',
  implements: Outcome,
  simpleResolvers: true,
})
export class NotFound extends Outcome {}

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
