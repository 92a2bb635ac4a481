/** Events and files for the tests of the audit file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { type AuditFile, openAuditFile } from '../../src/events/audit/auditFile.js';
import type { SignInEvent } from '../../src/events/event.js';

export const silent = pino({ level: 'silent' });

let count = 0;

export function anEvent(facts: Partial<SignInEvent> = {}): SignInEvent {
  count += 1;
  const time = new Date(1_700_000_000_000 + count).toISOString();
  return { id: `event-${count}`, event: 'login', outcome: 'LoginSuccess', time, requestId: `r${count}`, ...facts };
}

/** A path in a folder of its own, which goes with the test. */
export function auditPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'menshen-audit-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'audit.jsonl');
}

export async function withAuditFile(
  path: string,
  work: (file: AuditFile) => Promise<void>,
  key?: Buffer,
): Promise<void> {
  const file = await openAuditFile(path, { key, logger: silent });
  try {
    await work(file);
  } finally {
    await file.close();
  }
}

/** A file with a first record, and one for each of the events. */
export function writeEvents(path: string, events: number, key?: Buffer): Promise<void> {
  return withAuditFile(
    path,
    (file) =>
      file.write(
        Array.from({ length: events }, () => anEvent()),
        0,
      ),
    key,
  );
}
