import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { UdfValueRecord } from '../../datasources/capabilities.js';
import { open } from '../../policies/open.js';
import type { User as UserOutcome } from '../../services/outcomes.js';
import type { Context } from '../context.js';
import { UdfValue } from '../customData/types.js';
import { Guard } from '../guard.js';
import { JsonObject } from '../scalars.js';
import { User } from './types.js';

@Resolver(() => User)
export class AccountResolver {
  @Query(() => User, {
    nullable: true,
    description:
      'The signed-in user, read from the identity provider. Null if the caller is signed out. If the identity provider has blocked or deactivated the user, the result is null and all sessions of the user end.',
  })
  @Guard(open('returns null to signed-out callers'))
  me(@Ctx() { loaders }: Context): Promise<UserOutcome | null> {
    return loaders.me();
  }

  @FieldResolver(() => [UdfValue], {
    nullable: true,
    description:
      'The custom fields that have a value, with their labels and types. Fields without a value are not listed. Null if the caller may not read them: only the user and administrators may.',
  })
  udf(@Root() user: UserOutcome, @Ctx() { loaders }: Context): Promise<readonly UdfValueRecord[] | null> {
    return loaders.customData().load(user);
  }

  @FieldResolver(() => JsonObject, {
    nullable: true,
    description:
      'The custom fields that have a value, as one object by key: `{"school": "Peking University", "age": 22}`. Null if the caller may not read them: only the user and administrators may.',
  })
  async customData(@Root() user: UserOutcome, @Ctx() { loaders }: Context): Promise<Record<string, unknown> | null> {
    const values = await loaders.customData().load(user);
    return values === null ? null : Object.fromEntries(values.map(({ key, value }) => [key, value]));
  }
}
