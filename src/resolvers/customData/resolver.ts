import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { session } from '../../policies/session.js';
import type { CustomDataOutcome } from '../../services/account/customData.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { toGraphQLOutcome } from '../outcome.js';
import { Json } from '../scalars.js';
import { UdfValueInput } from './inputs.js';
import { UdfResult } from './types.js';

@Resolver()
export class CustomDataResolver {
  @Mutation(() => UdfResult, {
    description:
      'Writes several custom fields of the signed-in user, all or none. Answers `UdfValues`, or `InputRejected` for an unknown key, a wrong type, or a field that clients may not write.',
  })
  @Guard(session())
  async setUdfValues(
    @Arg('values', () => [UdfValueInput], { description: '1 to 50 fields, every key once.' }) values: UdfValueInput[],
    @Ctx() context: Context,
  ): Promise<CustomDataOutcome> {
    return toGraphQLOutcome(context, await context.services.customData.setMany(values, context.auth));
  }

  @Mutation(() => UdfResult, {
    description: 'Writes one custom field of the signed-in user. Answers as `setUdfValues` does.',
  })
  @Guard(session())
  async setUdfValue(
    @Arg('key', () => String, { description: 'The field’s key. An administrator must have defined it.' }) key: string,
    @Arg('value', () => Json, {
      description: 'The value in the field’s type, at most 16 kB of JSON and 64 levels deep.',
    })
    value: unknown,
    @Ctx() context: Context,
  ): Promise<CustomDataOutcome> {
    return toGraphQLOutcome(context, await context.services.customData.setOne(key, value, context.auth));
  }

  @Mutation(() => UdfResult, {
    description:
      'Clears one custom field of the signed-in user. Clearing a field that has no value is no mistake. Answers `UdfValues` with what is left.',
  })
  @Guard(session())
  async removeUdfValue(
    @Arg('key', () => String, { description: 'The field’s key.' }) key: string,
    @Ctx() context: Context,
  ): Promise<CustomDataOutcome> {
    return toGraphQLOutcome(context, await context.services.customData.remove(key, context.auth));
  }
}
