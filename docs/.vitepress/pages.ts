/** Which files of the repository are pages of the site, and where. */
import { posix } from 'node:path';

/** From the path in the repository to the path in the site. */
export const REWRITES: Readonly<Record<string, string>> = {
  'docs/:path(.*)': ':path',
  'packages/:name/README.md': 'packages/:name.md',
  'examples/:name/README.md': 'examples/:name.md',
  'src/datasources/:name/README.md': 'vendors/:name.md',
};

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^docs\/(.*)\.md$/, '/$1'],
  [/^(packages|examples)\/([^/]+)\/README\.md$/, '/$1/$2'],
  [/^src\/datasources\/([^/]+)\/README\.md$/, '/vendors/$1'],
];

/** @returns the address of a page in the site; undefined for a file that is not a page */
export function addressOf(file: string): string | undefined {
  const found = PATTERNS.find(([pattern]) => pattern.test(file));
  return found === undefined ? undefined : file.replace(...found).replace(/(^|\/)index$/, '$1');
}

/** The file of the repository that a relative link in `file` leads to. */
export function targetOf(file: string, link: string): string {
  return posix.normalize(posix.join(posix.dirname(file), link));
}
