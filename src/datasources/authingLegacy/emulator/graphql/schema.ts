import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLSchema } from 'graphql';

const ENDPOINT_MARK = /^# ---- endpoint: \w+ ----$/m;

/**
 * The vendor's native schema, one per endpoint: neither knows the root fields of the other. The path holds from `src/`
 * and from `dist/`.
 */
export function loadNativeSchemas(): { readonly users: GraphQLSchema; readonly oauth: GraphQLSchema } {
  const file = new URL('../../../../../schema/upstream/authingLegacy.graphql', import.meta.url);
  const [, users = '', oauth = ''] = readFileSync(file, 'utf8').split(ENDPOINT_MARK);
  return { users: build(users), oauth: build(`${withoutRoots(users)}${oauth.replaceAll('extend type', 'type')}`) };
}

/** Types may be left over in one endpoint or the other; nobody can reach them. */
function build(sdl: string): GraphQLSchema {
  return buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
}

function withoutRoots(sdl: string): string {
  return sdl.replace(/^type (?:Query|Mutation) \{[^}]*\}$/gm, '');
}
