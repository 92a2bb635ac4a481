// Plugin of graphql-codegen: the members of unions and interfaces, as caches of GraphQL clients want them.
import { isAbstractType } from 'graphql';

export function plugin(schema) {
  const abstract = Object.values(schema.getTypeMap())
    .filter((type) => isAbstractType(type) && !type.name.startsWith('__'))
    .sort((a, b) => a.name.localeCompare(b.name));
  const entries = abstract.map((type) => {
    const names = schema.getPossibleTypes(type).map(({ name }) => `'${name}'`);
    return `  ${type.name}: [${names.sort().join(', ')}],`;
  });
  return [
    '/** Generated from schema/menshen.graphql by codegen.yml. Do not edit. */',
    '/** The members of each union and interface of the schema. */',
    `export const possibleTypes: Record<string, string[]> = {\n${entries.join('\n')}\n};`,
    '',
  ].join('\n');
}
