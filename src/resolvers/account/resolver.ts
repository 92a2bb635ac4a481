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
      'The signed-in user, fresh from the vendor; null when signed out. When the vendor has blocked or deactivated the user, the answer is null and all sessions of that user end.',
  })
  @Guard(open('answers null when signed out'))
  me(@Ctx() { loaders }: Context): Promise<UserOutcome | null> {
    return loaders.me();
  }

  @FieldResolver(() => [UdfValue], {
    nullable: true,
    description:
      'Custom fields that have a value, with their labels and types; unset ones are not listed. Null where the caller may not read them.',
  })
  udf(@Root() user: UserOutcome, @Ctx() { loaders }: Context): Promise<readonly UdfValueRecord[] | null> {
    return loaders.customData().load(user);
  }

  @FieldResolver(() => JsonObject, {
    nullable: true,
    description:
      'The same custom fields as one object: `{"school": "Peking University", "age": 22}`. Null where the caller may not read them.',
  })
  async customData(@Root() user: UserOutcome, @Ctx() { loaders }: Context): Promise<Record<string, unknown> | null> {
    const values = await loaders.customData().load(user);
    return values === null ? null : Object.fromEntries(values.map(({ key, value }) => [key, value]));
  }
}
