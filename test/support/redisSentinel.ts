/** A master, a replica and three Sentinels on free ports. */
import { type ChildProcess, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { freePort } from './freePort.js';
import { launchProgram, type RedisServer, startRedis } from './redisServer.js';

const NAME = 'mymaster';
const PATIENCE = { timeout: 40_000 };

/** A user of the Sentinels with the permissions that docs/redis.md gives. */
export const SENTINEL_USER = { sentinelUsername: 'watcher', sentinelPassword: 'pass-phrase' };
const SENTINEL_RULE = 'resetchannels &+switch-master -@all +ping +sentinel|get-master-addr-by-name +subscribe';

export interface SentinelGroup {
  readonly url: string;
  /** The present master and replica, as the Sentinels know them. */
  roles(): { readonly master: RedisServer; readonly replica: RedisServer };
  /** Makes the replica the master while both run. */
  handOver(): Promise<void>;
  stop(): Promise<void>;
}

export async function startSentinelGroup(): Promise<SentinelGroup> {
  const directory = mkdtempSync(join(tmpdir(), 'sentinel-'));
  const one = await startRedis({ flags: ['--repl-diskless-sync-delay', '0'] });
  const other = await startRedis({ flags: ['--replicaof', '127.0.0.1', String(one.port)] });
  await vi.waitFor(() => {
    if (!other.cli('INFO', 'replication').includes('master_link_status:up')) throw new Error('not in step');
  }, PATIENCE);
  const ports = await Promise.all([freePort(), freePort(), freePort()]);
  const sentinels: ChildProcess[] = [];
  for (const port of ports) {
    const file = join(directory, `${port}.conf`);
    const lines = [
      `port ${port}`,
      'bind 127.0.0.1',
      `sentinel monitor ${NAME} 127.0.0.1 ${one.port} 2`,
      `sentinel down-after-milliseconds ${NAME} 1000`,
      `user ${SENTINEL_USER.sentinelUsername} on >${SENTINEL_USER.sentinelPassword} ${SENTINEL_RULE}`,
      `sentinel failover-timeout ${NAME} 2000`,
    ];
    writeFileSync(file, `${lines.join('\n')}\n`);
    sentinels.push(await launchProgram([file, '--sentinel'], port));
  }
  const ask = (...command: readonly string[]) =>
    execFileSync('redis-cli', ['-p', String(ports[0]), ...command], { encoding: 'utf8' }).trim();
  // Until they know each other and the replica, they cannot agree on a new master.
  await vi.waitFor(() => {
    const known = ask('SENTINEL', 'MASTER', NAME);
    if (!/num-slaves\n1\n/.test(known) || !/num-other-sentinels\n2\n/.test(known)) throw new Error('not complete');
  }, PATIENCE);
  const roles = () => {
    const port = Number(ask('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', NAME).split('\n')[1]);
    return port === one.port ? { master: one, replica: other } : { master: other, replica: one };
  };
  return {
    url: `redis+sentinel://${ports.map((port) => `127.0.0.1:${port}`).join(',')}/${NAME}`,
    roles,
    handOver: async () => {
      const before = roles().master;
      await vi.waitFor(() => expect(ask('SENTINEL', 'FAILOVER', NAME)).toBe('OK'), PATIENCE);
      await vi.waitFor(() => expect(roles().master).not.toBe(before), { ...PATIENCE, interval: 50 });
    },
    stop: async () => {
      for (const sentinel of sentinels) sentinel.kill('SIGKILL');
      await Promise.all([one.kill(), other.kill()]);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
