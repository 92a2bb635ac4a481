/** What documents leave behind in memory, each kind measured in a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const MEGABYTE = 1024 * 1024;
const ENVIRONMENT = { LIMIT_REFUSED_DOCUMENTS_PER_MINUTE: '100000', LOG_LEVEL: 'silent' };
const AT_ONCE = 16;
const PADDING = 'x'.repeat(1_800_000);
const padded = (bytes: number) => (index: number) => `{me{id}}#${index} ${PADDING.slice(0, bytes - 20)}`;

describe('the heap of a server', () => {
  let server: ChildProcess;
  let url = '';

  beforeEach(async () => {
    server = fork('test/system/memoryServer.ts', [JSON.stringify(ENVIRONMENT)], {
      execArgv: ['--expose-gc', '--import', 'tsx'],
    });
    const [message] = (await once(server, 'message')) as [{ readonly url: string }];
    url = message.url;
    // What a server loads with its first requests is not what documents leave behind.
    await sendAll(200, (index) => `{ me { a${index}: id } }`);
  });
  afterEach(async () => {
    server.send('close');
    await once(server, 'exit');
  });

  async function heapBytes(): Promise<number> {
    server.send('heap');
    const [message] = (await once(server, 'message')) as [{ readonly heapBytes: number }];
    return message.heapBytes;
  }

  async function sendAll(count: number, make: (index: number) => string): Promise<Map<number, number>> {
    const statuses = new Map<number, number>();
    let next = 0;
    const worker = async () => {
      for (let index = next++; index < count; index = next++) {
        const body = JSON.stringify({ query: make(index) });
        const response = await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        });
        await response.arrayBuffer();
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return statuses;
  }

  it.each([
    ['1,000 documents padded to 1.8 MB', 1000, padded(1_800_000), 413],
    ['1,000 documents padded to the limit', 1000, padded(32_768), 200],
    [
      '15,000 documents of 40 fields',
      15_000,
      (index: number) => `{me{${Array.from({ length: 40 }, (_, at) => `a${index}_${at}:id`).join(' ')}}}`,
      200,
    ],
  ])(
    'is within 100 MB of where it was after %s',
    async (_what, count, make, status) => {
      const before = await heapBytes();
      expect([...(await sendAll(count, make))]).toEqual([[status, count]]);
      expect((await heapBytes()) - before).toBeLessThan(100 * MEGABYTE);
    },
    180_000,
  );
});
