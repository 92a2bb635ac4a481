import { buildSchema, type GraphQLSchema } from 'graphql';
import { readVendorSchema } from '../../../../emulators/vendorSchema.js';

/** The vendor's complete native schema. */
export function loadNativeSchema(): GraphQLSchema {
  return buildSchema(readVendorSchema('authing'), { assumeValid: true });
}
