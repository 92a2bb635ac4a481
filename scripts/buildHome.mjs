// Builds the script and the style sheet of the local start page into src/emulators/home/dist.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../src/emulators/home', import.meta.url));

await build({
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  root,
  build: {
    outDir: join(root, 'dist'),
    emptyOutDir: true,
    lib: { entry: 'main.tsx', formats: ['es'], fileName: () => 'home.js', cssFileName: 'home' },
  },
});
