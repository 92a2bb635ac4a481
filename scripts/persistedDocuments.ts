/**
 * Writes the manifests of the packages for TRUSTED_DOCUMENTS: texts by `sha256:…`. The manifest of the elements contains that
 * of the client. The builds of the packages run this script.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { allDocuments } from '../packages/client/src/generated/operations.js';
import { ELEMENT_DOCUMENTS } from '../packages/elements/src/account/documents.js';

const [name] = process.argv.slice(2);
const client = Object.values(allDocuments()).map(String);
const texts = { client, elements: [...client, ...ELEMENT_DOCUMENTS.map(String)] };
if (name !== 'client' && name !== 'elements') throw new Error('Name the package: client or elements.');

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const manifest = Object.fromEntries(texts[name].map((text) => [`sha256:${sha256(text)}`, text]));
const file = new URL(`../packages/${name}/dist/persisted-documents.json`, import.meta.url);
writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
