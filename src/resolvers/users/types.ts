import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { User } from '../account/types.js';
import { InputRejected, Outcome, resolveOutcome } from '../outcome.js';

@ObjectType({ description: 'A page of users.', simpleResolvers: true })
export class UserPage {
  @Field(() => Int, { description: 'How many users there are on all pages.' })
  totalCount!: number;

  @Field(() => [User], { description: 'The users of this page; none beyond the last page.' })
  items!: readonly User[];
}

@ObjectType({ description: 'The users are gone, with their sessions.', implements: Outcome, simpleResolvers: true })
export class UsersRemoved extends Outcome {}

export const RemoveUsersResult = createUnionType({
  name: 'RemoveUsersResult',
  description: 'What came of removing users.',
  types: () => [UsersRemoved, InputRejected] as const,
  resolveType: resolveOutcome,
});
