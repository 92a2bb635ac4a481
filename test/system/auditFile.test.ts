/** The audit file of processes that are killed, and on a disk that is really full. */
import { execFileSync, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openAuditFile } from '../../src/events/audit/auditFile.js';
import { verifyAuditFile } from '../../src/events/audit/verify.js';
import { SinkQueue } from '../../src/events/sinkQueue.js';
import { anEvent, auditPath, silent, writeEvents } from '../support/auditEvents.js';
import { NO_COUNTERS } from '../support/eventCounters.js';

const WRITER = 'test/system/auditWriter.ts';

function writer(path: string) {
  return fork(WRITER, [path], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

describe('an audit file of a process that is killed', () => {
  it('is intact after each restart', async () => {
    const path = auditPath();
    for (let crash = 0; crash < 4; crash++) {
      const process = writer(path);
      await once(process, 'message');
      await expect(openAuditFile(path, { logger: silent })).rejects.toThrow('is in use by another process');
      await sleep(50 * Math.random());
      process.kill('SIGKILL');
      await once(process, 'exit');
      expect(await verifyAuditFile(path)).toMatchObject({ intact: true });
    }
    await writeEvents(path, 1);
    expect(await verifyAuditFile(path)).toMatchObject({ intact: true, isIncomplete: false });
  });
});

/** Mounting needs the rights of root. */
const folder = mkdtempSync(join(tmpdir(), 'menshen-disk-'));
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;
if (!mounted) process.stderr.write('NOT TESTED: an audit file on a full disk, because mount needs root.\n');

describe.skipIf(!mounted)('an audit file on a disk that is full', () => {
  const path = join(folder, 'audit.jsonl');
  const counters = { ...NO_COUNTERS, failed: vi.fn(), dropped: vi.fn() };
  let queue: SinkQueue;

  beforeAll(async () => {
    const file = await openAuditFile(path, { logger: silent });
    queue = new SinkQueue(file, { counters, logger: silent, capacity: 100, retryMs: 10 });
  });
  afterAll(async () => {
    await queue.close();
    execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  });

  it('has complete records up to the end, and continues with the number of lost events when there is room', async () => {
    let pushed = 0;
    while (counters.failed.mock.calls.length === 0) {
      queue.push(anEvent());
      pushed += 1;
      if (pushed % 10 === 0) await Promise.race([queue.settled(), sleep(20)]);
    }
    expect(await verifyAuditFile(path)).toMatchObject({ intact: true });
    for (let more = 0; more < 300; more++) queue.push(anEvent());
    pushed += 300;
    expect(counters.dropped.mock.calls.length).toBeGreaterThan(100);
    execFileSync('mount', ['-o', 'remount,size=1m', folder]);
    await queue.settled();
    const lost = counters.dropped.mock.calls.length;
    expect(await verifyAuditFile(path)).toMatchObject({ intact: true, lost, isIncomplete: false });
    const events = readFileSync(path, 'utf8').match(/"type":"event"/g) ?? [];
    expect(events.length + lost).toBe(pushed);
  });
});
