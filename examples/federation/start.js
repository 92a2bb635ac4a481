/**
 * Menshen and a subgraph of orders behind one gateway:
 *
 *     node examples/federation/start.js
 *
 * installs what is missing, starts all three, and prints where to ask. PORT is the gateway's, 4100 by default. docs/federation.md
 * walks through it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const say = (line) => process.stdout.write(`${line}\n`);

if (!existsSync(new URL('node_modules/.package-lock.json', import.meta.url))) {
  say('Installing the gateway from the lock file …');
  const { status } = spawnSync('npm ci', { cwd: here, stdio: 'inherit', shell: true });
  if (status !== 0) process.exit(status ?? 1);
}
// The package is part of this repository, so it is built first. In a project of your own npm installs it.
const built = spawnSync(
  process.execPath,
  ['scripts/bootstrap.mjs', 'tsc', '-p', 'packages/verify/tsconfig.build.json'],
  { cwd: root, stdio: 'inherit' },
);
if (built.status !== 0) process.exit(built.status ?? 1);
// Only now: what they import may just have been installed or built.
const { startGateway } = await import('./gateway.js');
const { startOrders } = await import('./orders.js');

/** Menshen with its emulators on a free port. @returns its address, once it is ready */
function startMenshen(environment) {
  const child = spawn(process.execPath, ['scripts/bootstrap.mjs', 'tsx', 'src/dev.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill());
  child.once('exit', (code) => process.exit(code ?? 0));
  return new Promise((resolve) => {
    let printed = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      printed += chunk;
      const [, url] = /Apollo Sandbox +(http\S+)\/graphql\s/.exec(printed) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
}

const secret = randomBytes(32).toString('base64url');
const forwardAuthSecret = randomBytes(32).toString('base64url');
const gateway = await startGateway(Number(process.env.PORT ?? 4100));
const menshen = await startMenshen({
  ROUTER_SECRET: secret,
  FORWARD_AUTH_SECRET: forwardAuthSecret,
  TOKEN_AUDIENCES: 'orders',
  // The gateway's own page, and whom to believe about a client's address.
  ALLOWED_ORIGINS: gateway.url,
  TRUSTED_PROXIES: '127.0.0.1',
});

// The users that the emulator begins with.
const customers = ['e0e0e0e0e0e0e0e0e0e0b001', 'e0e0e0e0e0e0e0e0e0e0b002', 'e0e0e0e0e0e0e0e0e0e0b001'];
const orders = await startOrders({ secret, issuer: menshen, customers });
await gateway.serve({ menshen: `${menshen}/graphql`, orders }, { secret, forwardAuthSecret });

say(`  The graph of both is at ${gateway.url}/graphql. Sign in there, then ask:`);
say('');
say('    { me { username orders { id item } } }');
say('    { recentOrders { item customer { username } } }');
say('');
