// Builds the server into dist/, with the scripts of its pages beside it.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';

const { status } = spawnSync('tsc -p tsconfig.build.json', { stdio: 'inherit', shell: true });
if (status !== 0) process.exit(status ?? 1);
copyFileSync('packages/elements/dist/index.js', 'dist/elements.js');
mkdirSync('dist/home', { recursive: true });
for (const file of ['home.js', 'home.css']) copyFileSync(`src/emulators/home/dist/${file}`, `dist/home/${file}`);
