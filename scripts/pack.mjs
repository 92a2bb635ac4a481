// `npm run pack` packs the built server. npm chooses the files, and the packed package.json is reduced by packedManifest.mjs.
//
// npm run pack -- --pack-destination FOLDER
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = mkdtempSync(join(tmpdir(), 'menshen-pack-'));
// Windows requires a shell to find npm.
const npm = (args, stdio) =>
  execFileSync('npm', ['pack', '--ignore-scripts', '--loglevel=error', ...args], {
    stdio,
    shell: process.platform === 'win32',
  });
try {
  npm(['--pack-destination', folder], ['ignore', 'ignore', 'inherit']);
  const [archive = ''] = readdirSync(folder);
  execFileSync('tar', ['-xzf', archive], { cwd: folder });
  const packed = join(folder, 'package');
  execFileSync(process.execPath, [fileURLToPath(new URL('packedManifest.mjs', import.meta.url)), packed]);
  npm([packed, ...process.argv.slice(2)], 'inherit');
} finally {
  rmSync(folder, { recursive: true });
}
