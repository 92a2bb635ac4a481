/** What the pages take from the package of the elements: the bundle that they load, and the documents that it sends. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { AppError } from '../../errors.js';

export interface ElementsScript {
  /** Contains a hash of the content, so that browsers may keep the file forever. */
  readonly path: string;
  /** For the attribute `integrity`. */
  readonly integrity: string;
  readonly text: Buffer;
  readonly gzipped: Buffer;
}

/** Beside the built server, and in a working copy where the package builds them. */
const SCRIPT = ['./elements.js', '../../../packages/elements/dist/index.js'];
const DOCUMENTS = ['./elements.json', '../../../packages/elements/dist/persisted-documents.json'];

/** @throws AppError if the bundle was not built */
export async function readElementsScript(): Promise<ElementsScript> {
  const text = await readBuilt(SCRIPT);
  const digest = (algorithm: string) => createHash(algorithm).update(text);
  return {
    path: `/sign-in/elements-${digest('sha256').digest('hex').slice(0, 16)}.js`,
    integrity: `sha384-${digest('sha384').digest('base64')}`,
    text,
    gzipped: await promisify(gzip)(text),
  };
}

/** The texts of all operations of the elements. @throws AppError if the bundle was not built */
export async function readElementsDocuments(): Promise<readonly string[]> {
  const manifest = JSON.parse(String(await readBuilt(DOCUMENTS))) as Readonly<Record<string, string>>;
  return Object.values(manifest);
}

async function readBuilt(places: readonly string[]): Promise<Buffer> {
  for (const place of places) {
    const content = await readFile(new URL(place, import.meta.url)).catch(() => undefined);
    if (content !== undefined) return content;
  }
  throw new AppError(
    'INTERNAL',
    'The script of the sign-in page is missing. Run npm run build, or set SIGN_IN_PAGE=no.',
  );
}
