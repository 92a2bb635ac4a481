/** Reads the manifest of trusted documents at startup. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** Documents by their SHA-256 hash in lower-case hex. */
export type Manifest = ReadonlyMap<string, string>;

/** The output of Apollo's `generate-persisted-query-manifest`. */
const apolloManifest = z
  .object({
    format: z.literal('apollo-persisted-query-manifest'),
    version: z.literal(1),
    operations: z.array(z.object({ id: z.string(), body: z.string() })),
  })
  .transform(({ operations }) => operations.map(({ id, body }) => [id, body] as const));

/** The `persisted-documents.json` of GraphQL Code Generator's client preset: ids of the form `sha256:…` by default. */
const codegenManifest = z.record(z.string(), z.string()).transform((texts) => Object.entries(texts));

const manifest = z.union([apolloManifest, codegenManifest]);

const REMEDY = 'Generate it again with npm run codegen. Example: TRUSTED_DOCUMENTS_FILE=persisted-documents.json';

/** @param problems receives a line when the file is not usable. The line never contains the path, which is a value. */
export function readManifest(file: string, problems: string[]): Manifest {
  const found = new Map<string, string>();
  try {
    for (const [id, text] of manifest.parse(JSON.parse(readFileSync(file, 'utf8')))) {
      const hash = sha256(text);
      // Without this check, a manifest could map the hash of one document to another document.
      if (id.replace(/^sha256:/, '') !== hash) throw new ManifestError(id.slice(0, 80));
      found.set(hash, text);
    }
    if (found.size === 0) problems.push(`TRUSTED_DOCUMENTS_FILE contains no documents. ${REMEDY}`);
  } catch (error) {
    problems.push(`TRUSTED_DOCUMENTS_FILE ${reasonOf(error)}. ${REMEDY}`);
  }
  return found;
}

class ManifestError extends Error {}

function reasonOf(error: unknown): string {
  if (error instanceof ManifestError) {
    return `contains a document whose id ${JSON.stringify(error.message)} is not its SHA-256 hash in hex`;
  }
  if (error instanceof SyntaxError) return 'is not JSON';
  if (error instanceof z.ZodError)
    return 'is neither an Apollo manifest nor a JSON object that maps hashes to documents';
  return 'cannot be read';
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
