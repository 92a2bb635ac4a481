/**
 * Checks the licences of all production dependencies against a list. It reads package-lock.json, so it needs no network.
 * `tsx scripts/licences.ts --list` prints them.
 */
import { readFileSync } from 'node:fs';

// Permissive licences, by their SPDX id. MPL-2.0, LGPL and GPL need a decision first.
const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

interface Licence {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression; `none` without one. */
  readonly licence: string;
}

/** @param packages of the lock file, by their paths */
export function productionLicences(packages: Readonly<Record<string, LockedPackage>>): readonly Licence[] {
  return Object.entries(packages)
    .filter(([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link)
    .map(([path, { version = '', license = 'none' }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
    }));
}

/** Whether an SPDX expression allows the use: with OR one licence is enough, with AND all of them are necessary. */
export function isAllowed(expression: string): boolean {
  const text = expression.trim().replace(/^\((.*)\)$/, '$1');
  return text.split(' OR ').some((choice) => choice.split(' AND ').every((id) => ALLOWED.has(id.replace(/[()]/g, ''))));
}

if (process.argv[1]?.endsWith('licences.ts')) {
  const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  const found = productionLicences(packages);
  const wrong = found.filter(({ licence }) => !isAllowed(licence));
  const lines = (list: readonly Licence[]) =>
    list.map(({ name, version, licence }) => `${licence}\t${name}@${version}\n`).join('');
  if (process.argv.includes('--list')) process.stdout.write(lines(found));
  if (wrong.length > 0) {
    process.stderr.write(`${lines(wrong)}scripts/licences.ts does not allow these licences. Choose another package.\n`);
    process.exitCode = 1;
  }
}
