import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { User } from '../account/types.js';
import { createOutcomeType, InputRejected, resolveOutcome } from '../outcome.js';

@ObjectType({ description: 'A page of users.', simpleResolvers: true })
export class UserPage {
  @Field(() => Int, { description: 'The number of users on all pages.' })
  totalCount!: number;

  @Field(() => [User], { description: 'The users on this page. Empty beyond the last page.' })
  items!: readonly User[];
}

export const UsersRemoved = createOutcomeType('UsersRemoved');

export const RemoveUsersResult = createUnionType({
  name: 'RemoveUsersResult',
  description: 'The result of `removeUsers`.',
  types: () => [UsersRemoved, InputRejected] as const,
  resolveType: resolveOutcome,
});
