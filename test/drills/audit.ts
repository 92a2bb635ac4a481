/** A disk that is full while the audit files are written: each file continues on `/dev/full`, as after a rotation. */
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyAuditFile } from '../../src/events/audit/verify.js';
import { scrape } from '../support/metrics.js';
import type { Drill } from './drill.js';
import type { Instance } from './instances.js';
import { LOGIN, type Stage } from './stage.js';

/** Each write to it fails with ENOSPC. */
const FULL_DISK = '/dev/full';
const WRITTEN_MS = 10_000;

/** Records of each file before the fault. */
const before = new Map<Instance, number>();

export const AUDIT_DRILL: Drill = {
  name: 'audit-disk-full',
  fault: 'the disk of the audit files is full',
  operation: LOGIN,
  begin: async ({ instances }) => {
    for (const instance of instances) {
      const { auditFile, pid } = instance;
      before.set(instance, await recordsOf(instance));
      renameSync(auditFile, aside(auditFile));
      symlinkSync(FULL_DISK, auditFile);
      process.kill(pid, 'SIGHUP');
    }
  },
  end: async ({ instances }) => {
    for (const { auditFile } of instances) {
      rmSync(auditFile);
      renameSync(aside(auditFile), auditFile);
    }
  },
  remark: async ({ instances }: Stage) => {
    let failures = 0;
    let lost = 0;
    for (const instance of instances) {
      await written(instance);
      failures += (await scrape(instance.metricsUrl)).sum('menshen_event_failures_total', { sink: 'audit' });
      const file = await verifyAuditFile(instance.auditFile);
      if (!file.intact) throw new Error(`${instance.auditFile} has a broken chain.`);
      lost += file.lost;
    }
    return `${failures} failures in the metrics; afterwards the chains are intact and ${lost} events are lost`;
  },
};

function aside(path: string): string {
  return `${path}.aside`;
}

/** Waits for the events that the full disk held up. */
async function written(instance: Instance): Promise<void> {
  const deadline = performance.now() + WRITTEN_MS;
  while ((await recordsOf(instance)) <= (before.get(instance) ?? 0)) {
    if (performance.now() > deadline) throw new Error(`${instance.auditFile} does not continue after the fault.`);
    await sleep(50);
  }
}

async function recordsOf({ auditFile }: Instance): Promise<number> {
  const file = await verifyAuditFile(auditFile);
  return file.records;
}
