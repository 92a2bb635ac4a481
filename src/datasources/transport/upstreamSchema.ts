import { existsSync } from 'node:fs';

/** @returns the file of a vendor's own schema: beside the built server, or in `schema/upstream` of a working copy */
export function upstreamSchema(name: string): URL {
  const built = new URL(`./schema/upstream/${name}.graphql`, import.meta.url);
  return existsSync(built) ? built : new URL(`../../../schema/upstream/${name}.graphql`, import.meta.url);
}
