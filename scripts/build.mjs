// Builds the server into dist/, with the script of the hosted pages beside it.
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';

const { status } = spawnSync('tsc -p tsconfig.build.json', { stdio: 'inherit', shell: true });
if (status !== 0) process.exit(status ?? 1);
copyFileSync('packages/elements/dist/index.js', 'dist/elements.js');
