/** The bundle of the sign-in and account elements, which the pages load. */
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

/** Beside the built server, and in a working copy where the package builds it. */
const PLACES = ['./elements.js', '../../../packages/elements/dist/index.js'];

/** @throws AppError if the bundle was not built */
export async function readElementsScript(): Promise<ElementsScript> {
  for (const place of PLACES) {
    const text = await readFile(new URL(place, import.meta.url)).catch(() => undefined);
    if (text === undefined) continue;
    const digest = (algorithm: string) => createHash(algorithm).update(text);
    return {
      path: `/sign-in/elements-${digest('sha256').digest('hex').slice(0, 16)}.js`,
      integrity: `sha384-${digest('sha384').digest('base64')}`,
      text,
      gzipped: await promisify(gzip)(text),
    };
  }
  throw new AppError(
    'INTERNAL',
    'The script of the sign-in page is missing. Run npm run build, or set SIGN_IN_PAGE=no.',
  );
}
