/** A cluster of three masters on free ports, with a replica of each on request. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@keyv/redis';
import { vi } from 'vitest';
import { freePort } from './freePort.js';
import { type RedisServer, startRedis } from './redisServer.js';

const SLOTS = 16_384;
const PATIENCE = { timeout: 40_000 };

export interface RedisCluster {
  readonly url: string;
  readonly nodes: readonly RedisServer[];
  /** Moves slots, with their keys, from one node to another while both serve. */
  moveSlots(from: number, to: number, count: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startCluster({ replicas = false } = {}): Promise<RedisCluster> {
  const directory = mkdtempSync(join(tmpdir(), 'redis-cluster-'));
  const start = async () => {
    const bus = await freePort();
    const cluster = ['--cluster-enabled', 'yes', '--cluster-config-file', `nodes-${bus}.conf`];
    const times = ['--cluster-node-timeout', '1500', '--cluster-port', String(bus), '--repl-diskless-sync-delay', '0'];
    return startRedis({ flags: [...cluster, ...times, '--dir', directory] });
  };
  const nodes = await Promise.all(Array.from({ length: replicas ? 6 : 3 }, start));
  const addresses = nodes.map(({ port }) => `127.0.0.1:${port}`);
  const options = ['--cluster-replicas', replicas ? '1' : '0', '--cluster-yes'];
  execFileSync('redis-cli', ['--cluster', 'create', ...addresses, ...options], { stdio: 'ignore' });
  await vi.waitFor(() => {
    for (const node of nodes) {
      if (!node.cli('CLUSTER', 'INFO').includes('cluster_state:ok')) throw new Error('not complete');
    }
  }, PATIENCE);
  return {
    url: `redis+cluster://${addresses.slice(0, 3).join(',')}`,
    nodes,
    // What `redis-cli --cluster reshard` does, without its waits.
    moveSlots: async (from, to, count) => {
      const clients = nodes.slice(0, 3).map(({ url }) => createClient({ url }));
      await Promise.all(clients.map((client) => client.connect()));
      const send = (index: number, ...command: string[]) => clients[index]?.sendCommand(command);
      const [source, target] = await Promise.all([from, to].map((index) => send(index, 'CLUSTER', 'MYID')));
      const first = Math.floor((SLOTS / 3) * from) + 1;
      for (let slot = first; slot < first + count; slot++) {
        const set = (index: number, ...state: unknown[]) =>
          send(index, 'CLUSTER', 'SETSLOT', String(slot), ...state.map(String));
        await set(to, 'IMPORTING', source);
        await set(from, 'MIGRATING', target);
        const keys = await send(from, 'CLUSTER', 'GETKEYSINSLOT', String(slot), '1000');
        const found = Array.isArray(keys) ? keys.map(String) : [];
        const port = String(nodes[to]?.port);
        if (found.length > 0) await send(from, 'MIGRATE', '127.0.0.1', port, '', '0', '5000', 'KEYS', ...found);
        await set(to, 'NODE', target);
        await set(from, 'NODE', target);
      }
      await Promise.all(clients.map((client) => client.close()));
    },
    stop: async () => {
      await Promise.all(nodes.map((node) => node.kill()));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
