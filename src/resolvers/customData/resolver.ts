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
      'Writes several custom fields of the signed-in user, either all of them or none. Returns `UdfValues`; or `InputRejected` if a key is unknown or repeated, if a value has the wrong type, or if clients may not write a field (setting `UDF_READONLY`).',
  })
  @Guard(session())
  async setUdfValues(
    @Arg('values', () => [UdfValueInput], { description: 'The fields to write: 1 to 50, each key once.' })
    values: UdfValueInput[],
    @Ctx() context: Context,
  ): Promise<CustomDataOutcome> {
    return toGraphQLOutcome(context, await context.services.customData.setMany(values, context.auth));
  }

  @Mutation(() => UdfResult, {
    description:
      'Writes one custom field of the signed-in user. Returns `UdfValues` or `InputRejected`, like `setUdfValues`.',
  })
  @Guard(session())
  async setUdfValue(
    @Arg('key', () => String, {
      description: 'The key of the field. An administrator must have defined it at the identity provider.',
    })
    key: string,
    @Arg('value', () => Json, {
      description: 'The value, of the type of the field: at most 16 KiB of JSON, nested at most 64 levels deep.',
    })
    value: unknown,
    @Ctx() context: Context,
  ): Promise<CustomDataOutcome> {
    return toGraphQLOutcome(context, await context.services.customData.setOne(key, value, context.auth));
  }

  @Mutation(() => UdfResult, {
    description:
      'Clears one custom field of the signed-in user. If the field has no value, nothing changes. Returns `UdfValues` with the remaining fields; or `InputRejected` if the key is unknown or clients may not write the field.',
  })
  @Guard(session())
  async removeUdfValue(
    @Arg('key', () => String, { description: 'The key of the field.' }) key: string,
    @Ctx() context: Context,
  ): Promise<CustomDataOutcome> {
    return toGraphQLOutcome(context, await context.services.customData.remove(key, context.auth));
  }
}
