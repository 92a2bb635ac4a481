import { lexicographicSortSchema, printSchema } from 'graphql';
import type { ProviderDefinition } from '../../datasources/capabilities.js';
import { createSchema } from './schema.js';

/** The schema in SDL, without the types of the vendors: what clients generate their code from. */
export function ownSchemaText(definitions: readonly ProviderDefinition[]): string {
  return `${printSchema(lexicographicSortSchema(createSchema(definitions)))}\n`;
}
