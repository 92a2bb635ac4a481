import { buildSchema, type GraphQLSchema } from 'graphql';
import { readVendorSchema } from '../../../../emulators/vendorSchema.js';

let shared: GraphQLSchema | undefined;

/** The vendor's complete native schema. All emulators of a process share it, because tests start many. */
export function loadNativeSchema(): GraphQLSchema {
  shared ??= buildSchema(readVendorSchema('authing'), { assumeValid: true });
  return shared;
}
