/** The drills run, and their table says what users see. */
import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { describeWithRedis } from '../../support/redisServer.js';

/** The cells of each drill. */
async function drills(...names: readonly string[]): Promise<readonly (readonly string[])[]> {
  const flags = ['--import', 'tsx', 'test/drills/run.ts', '--only', names.join(), '--seconds', '2'];
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += String(chunk);
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect(code).toBe(0);
  return printed
    .split('\n')
    .filter((line) => names.some((name) => line.startsWith(`| ${name} `)))
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

describeWithRedis('a drill', () => {
  it('tells the outcomes of users, the latency of the others, and that no session is lost', async () => {
    const [vendor, store] = await drills('secken-dead', 'store-dead');
    expect(vendor?.[3]).toMatch(/^PROVIDER_UNAVAILABLE \d+$/);
    expect(vendor?.[4]).toMatch(/^ok \d+$/);
    expect(vendor?.[5]).toMatch(/^\d+(?:\.\d+)? ms$/);
    expect(store?.[3]).toMatch(/^STORE_UNAVAILABLE \d+$/);
    for (const row of [vendor, store]) {
      expect(row?.[6]).toMatch(/^\d+\.\d s$/);
      expect(row?.[7]).toBe('0');
    }
  }, 300_000);
});
