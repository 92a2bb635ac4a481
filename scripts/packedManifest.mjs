// Reduces package.json in a folder to what the built server needs: the dependencies that dist/ does not contain. The repository's
// own package.json keeps all of them, because the licences and the SBOM are read from it.
//
// node scripts/packedManifest.mjs FOLDER
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXTERNALS } from './externals.mjs';

const file = join(process.argv[2] ?? '.', 'package.json');
const {
  scripts: _scripts,
  workspaces: _workspaces,
  devDependencies: _development,
  overrides: _overrides,
  dependencies,
  ...manifest
} = JSON.parse(readFileSync(file, 'utf8'));
const needed = Object.entries(dependencies).filter(([name]) => EXTERNALS.includes(name));
writeFileSync(file, `${JSON.stringify({ ...manifest, dependencies: Object.fromEntries(needed) }, null, 2)}\n`);
