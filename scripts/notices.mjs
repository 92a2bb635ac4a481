// The licences of the packages whose code dist/ contains, with their texts, as these licences demand of copies.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)/i;

/**
 * @param {readonly string[]} inputs the bundled files, relative to the folder of the project
 * @returns one part for each package, in the order of their names
 */
export function noticesOf(inputs) {
  const folders = new Set(inputs.flatMap((path) => PACKAGE.exec(path)?.[0] ?? []));
  return [...folders]
    .map(noticeOf)
    .sort()
    .join(`\n${'-'.repeat(80)}\n`);
}

/** @param {string} folder of the package */
function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map((entry) => readFileSync(join(folder, entry.name), 'utf8').trim());
  return `${[`${name}@${version} (${license})`, ...texts].join('\n\n')}\n`;
}
