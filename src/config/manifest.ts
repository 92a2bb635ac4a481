/** Reads the manifest of trusted documents, once, before anything starts. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Texts of documents by the SHA-256 of each, in lower-case hex. */
export type Manifest = ReadonlyMap<string, string>;

/** What Apollo's `generate-persisted-query-manifest` writes. */
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

const REMEDY = 'Write it again with npm run codegen. Example: TRUSTED_DOCUMENTS_FILE=persisted-documents.json';

/** @param problems gets a line when the file cannot be used; it never names the path, as no line holds a value */
export function readManifest(file: string, problems: string[]): Manifest {
  const found = new Map<string, string>();
  try {
    for (const [id, text] of manifest.parse(JSON.parse(readFileSync(file, 'utf8')))) {
      const hash = sha256(text);
      // A server that trusted the id would run whatever text was put under it.
      if (id.replace(/^sha256:/, '') !== hash) throw new ManifestError(id.slice(0, 80));
      found.set(hash, text);
    }
    if (found.size === 0) problems.push(`TRUSTED_DOCUMENTS_FILE holds no document. ${REMEDY}`);
  } catch (error) {
    problems.push(`TRUSTED_DOCUMENTS_FILE ${reasonOf(error)}. ${REMEDY}`);
  }
  return found;
}

class ManifestError extends Error {}

function reasonOf(error: unknown): string {
  if (error instanceof ManifestError) {
    return `holds a text under ${JSON.stringify(error.message)} that is not its SHA-256 in hex`;
  }
  if (error instanceof SyntaxError) return 'is not JSON';
  if (error instanceof z.ZodError) return 'is neither an Apollo manifest nor a JSON object of texts by hash';
  return 'cannot be read';
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
