/** For Fastify: no route has a JSON schema. Otherwise Fastify loads its schema compilers, 140 files, at every start. */
export const NO_SCHEMAS = { compilersFactory: { buildValidator: refuse, buildSerializer: refuse } };

function refuse(): never {
  throw new Error('The routes of this server have no JSON schemas.');
}
