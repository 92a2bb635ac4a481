// Builds the server into dist/, with the files that it reads: dist/ runs with the dependencies alone.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync } from 'node:fs';

const { status } = spawnSync('tsc -p tsconfig.build.json', { stdio: 'inherit', shell: true });
if (status !== 0) process.exit(status ?? 1);
cpSync('schema/upstream', 'dist/schema/upstream', { recursive: true });
copyFileSync('packages/elements/dist/index.js', 'dist/elements.js');
mkdirSync('dist/home', { recursive: true });
for (const file of ['home.js', 'home.css']) copyFileSync(`src/emulators/home/dist/${file}`, `dist/home/${file}`);
