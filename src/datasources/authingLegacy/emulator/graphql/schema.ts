import { buildSchema, type GraphQLSchema } from 'graphql';
import { readVendorSchema } from '../../../../emulators/vendorSchema.js';

const ENDPOINT_MARK = /^# ---- endpoint: \w+ ----$/m;

interface NativeSchemas {
  readonly users: GraphQLSchema;
  readonly oauth: GraphQLSchema;
}

let shared: NativeSchemas | undefined;

/**
 * The vendor's native schema, one per endpoint: each has only its own root fields. All emulators of a process share them,
 * because tests start many.
 */
export function loadNativeSchemas(): NativeSchemas {
  shared ??= read();
  return shared;
}

function read(): NativeSchemas {
  const [, users = '', oauth = ''] = readVendorSchema('authingLegacy').split(ENDPOINT_MARK);
  return { users: build(users), oauth: build(`${withoutRoots(users)}${oauth.replaceAll('extend type', 'type')}`) };
}

/** Each endpoint can contain types of the other one. No field refers to them. */
function build(sdl: string): GraphQLSchema {
  return buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
}

function withoutRoots(sdl: string): string {
  return sdl.replace(/^type (?:Query|Mutation) \{[^}]*\}$/gm, '');
}
