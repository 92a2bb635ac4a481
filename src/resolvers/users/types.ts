import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { User } from '../account/types.js';
import { createOutcomeType, InputRejected, resolveOutcome } from '../outcome.js';

@ObjectType({ description: 'A page of users.', simpleResolvers: true })
export class UserPage {
  @Field(() => Int, { description: 'How many users there are on all pages.' })
  totalCount!: number;

  @Field(() => [User], { description: 'The users of this page; none beyond the last page.' })
  items!: readonly User[];
}

export const UsersRemoved = createOutcomeType('UsersRemoved');

export const RemoveUsersResult = createUnionType({
  name: 'RemoveUsersResult',
  description: 'The result of removing users.',
  types: () => [UsersRemoved, InputRejected] as const,
  resolveType: resolveOutcome,
});
