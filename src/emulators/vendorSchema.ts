import { existsSync, readFileSync } from 'node:fs';

/** Reads a vendor's native schema: from the folder of the built server, or from `schema/upstream` of a working copy. @returns SDL */
export function readVendorSchema(name: string): string {
  const [built, source] = ['.', '../..'].map(
    (folder) => new URL(`${folder}/schema/upstream/${name}.graphql`, import.meta.url),
  ) as [URL, URL];
  return readFileSync(existsSync(built) ? built : source, 'utf8');
}
