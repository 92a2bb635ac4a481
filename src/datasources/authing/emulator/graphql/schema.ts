import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLSchema } from 'graphql';

/** The vendor's complete native schema. The path is valid from `src/` and from `dist/`. */
export function loadNativeSchema(): GraphQLSchema {
  const file = new URL('../../../../../schema/upstream/authing.graphql', import.meta.url);
  return buildSchema(readFileSync(file, 'utf8'), { assumeValid: true });
}
