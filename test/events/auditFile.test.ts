/** The audit file: its hash chain, and what becomes of it in restarts, rotations and failures. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyAudit } from '../../src/cli/verifyAudit.js';
import { StartError } from '../../src/errors.js';
import { openAuditFile } from '../../src/events/audit/auditFile.js';
import { AuditFileError } from '../../src/events/audit/auditFileError.js';
import { type AuditRecord, sha256 } from '../../src/events/audit/chain.js';
import { verifyAuditFile } from '../../src/events/audit/verify.js';
import { SinkQueue } from '../../src/events/sinkQueue.js';
import { TestApp } from '../support/app.js';
import { anEvent, auditPath, silent, withAuditFile, writeEvents } from '../support/auditEvents.js';
import { NO_COUNTERS } from '../support/eventCounters.js';
import { signIn } from '../support/people.js';

const KEY = Buffer.alloc(32, 5);

const linesOf = (path: string) => readFileSync(path, 'utf8').split('\n').slice(0, -1);
const recordsOf = (path: string) => linesOf(path).map((line) => JSON.parse(line) as AuditRecord);
const change = (path: string, work: (lines: string[]) => readonly string[]) =>
  writeFileSync(
    path,
    work(linesOf(path))
      .map((line) => `${line}\n`)
      .join(''),
  );

describe('the audit file', () => {
  it('chains its records and is readable by its owner only', async () => {
    const path = auditPath();
    await writeEvents(path, 3);
    expect(recordsOf(path).map(({ seq, type }) => [seq, type])).toEqual([
      [1, 'open'],
      [2, 'event'],
      [3, 'event'],
      [4, 'event'],
    ]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const last = recordsOf(path)[3];
    expect(await verifyAuditFile(path)).toEqual({
      intact: true,
      records: 4,
      lost: 0,
      torn: 0,
      isIncomplete: false,
      firstSeq: 1,
      last: { seq: 4, hash: last?.hash },
    });
  });

  it('has hashes that a reader can compute: SHA-256 of the line without its hash', async () => {
    const path = auditPath();
    await writeEvents(path, 1);
    const [line = ''] = linesOf(path);
    const [, body, hash] = /^(.*),"hash":"(.*)"}$/.exec(line) ?? [];
    expect(sha256(Buffer.from(`${body}}`)).toString('hex')).toBe(hash);
  });

  it('continues its chain after a restart', async () => {
    const path = auditPath();
    for (let start = 0; start < 3; start++) await writeEvents(path, 2);
    expect(await verifyAuditFile(path)).toMatchObject({ intact: true, records: 9 });
  });

  it('continues in a new file after SIGHUP, and the link between the files is checked', async () => {
    const path = auditPath();
    await withAuditFile(path, async (file) => {
      await file.write([anEvent()], 0);
      renameSync(path, `${path}.1`);
      process.emit('SIGHUP');
      await file.write([anEvent(), anEvent()], 0);
    });
    expect(recordsOf(`${path}.1`).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(recordsOf(path).map(({ seq }) => seq)).toEqual([3, 4]);
    const lines: string[] = [];
    const print = (line: string) => void lines.push(line);
    expect(await verifyAudit({ files: [`${path}.1`, path], print })).toBe(0);
    expect(lines.filter((line) => line.includes('chain intact'))).toHaveLength(2);
    change(`${path}.1`, (all) => all.slice(0, -1));
    expect(await verifyAudit({ files: [`${path}.1`, path], print })).toBe(1);
    expect(lines.at(-1)).toContain('it does not continue the file before');
    lines.length = 0;
    expect(await verifyAudit({ files: [`${path}.1`, path], print, json: true })).toBe(1);
    expect(JSON.parse(lines.join(''))).toMatchObject({
      ok: false,
      files: [
        { file: `${path}.1`, intact: true, records: 1 },
        { file: path, intact: false, line: 1, reason: 'NOT_CONTINUED' },
      ],
    });
  });

  it('belongs to one process', async () => {
    const path = auditPath();
    await withAuditFile(path, async () => {
      await expect(openAuditFile(path, { logger: silent })).rejects.toThrow(
        `AUDIT_FILE ${path} is in use by another process. Set a different file for each instance.`,
      );
    });
    await writeEvents(path, 1);
  });

  it('is free again when its process was killed', async () => {
    const path = auditPath();
    const script = `require('node:net').createServer().listen(${JSON.stringify(`${path}.lock`)}, () => console.log('held'))`;
    const holder = spawn(process.execPath, ['-e', script]);
    await once(holder.stdout, 'data');
    await expect(openAuditFile(path, { logger: silent })).rejects.toThrow(AuditFileError);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(existsSync(`${path}.lock`)).toBe(true);
    await writeEvents(path, 1);
    expect(await verifyAuditFile(path)).toMatchObject({ intact: true, records: 2 });
  });

  it.each([
    ['a file of another kind', 'root:x:0:0:root:/root:/bin/bash\n'],
    ['a line that was changed', undefined],
  ])('does not continue %s', async (_kind, text) => {
    const path = auditPath();
    await writeEvents(path, 1);
    if (text === undefined) change(path, ([first = '', last = '']) => [first, last.replace('login', 'logon')]);
    else writeFileSync(path, text);
    const before = readFileSync(path, 'utf8');
    await expect(openAuditFile(path, { logger: silent })).rejects.toThrow('Check it with `menshen audit verify`');
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('says which setting is wrong when its folder is missing', async () => {
    const path = `${auditPath()}/missing/audit.jsonl`;
    await expect(openAuditFile(path, { logger: silent })).rejects.toThrow(`AUDIT_FILE ${path} cannot be written`);
  });
});

describe('an incomplete line', () => {
  const TORN = '{"seq":4,"previous":"00';

  it('is marked by the next start, and the chain is intact', async () => {
    const path = auditPath();
    await writeEvents(path, 2);
    appendFileSync(path, TORN);
    expect(await verifyAuditFile(path)).toMatchObject({ intact: true, records: 3, isIncomplete: true });
    await writeEvents(path, 1);
    expect(linesOf(path)[3]).toBe(TORN);
    expect(recordsOfType(path, 'torn')).toMatchObject([{ seq: 4, bytes: TORN.length + 1 }]);
    expect(await verifyAuditFile(path)).toMatchObject({ intact: true, records: 6, torn: 1, isIncomplete: false });
    change(path, (lines) => lines.map((line) => (line === TORN ? `${TORN}0` : line)));
    expect(await verifyAuditFile(path)).toMatchObject({ intact: false, line: 4, reason: 'CHANGED' });
  });

  it.each([1, 10, 100, 200])('is recognised when the last %i bytes are missing, also twice', async (missing) => {
    const path = auditPath();
    for (let crash = 0; crash < 2; crash++) {
      await writeEvents(path, 2);
      truncateSync(path, statSync(path).size - missing);
    }
    await writeEvents(path, 1);
    expect(await verifyAuditFile(path)).toMatchObject({ intact: true, isIncomplete: false });
  });

  it('is recognised in a file that has nothing else', async () => {
    const path = auditPath();
    writeFileSync(path, '{"seq":1,"prev');
    await writeEvents(path, 1);
    expect(await verifyAuditFile(path)).toMatchObject({ intact: true, records: 3, torn: 1 });
  });
});

describe('verification', () => {
  it.each([
    ['sequence number', '"seq":3', '"seq":9'],
    ['time', '"time":"20', '"time":"21'],
    ['type', '"type":"event"', '"type":"gap"'],
    ['event', '"event":"login"', '"event":"logon"'],
    ['outcome', 'LoginSuccess', 'LoginFailure'],
    ['request', '"requestId":"r', '"requestId":"s'],
    ['previous hash', '"previous":"', '"previous":"0'],
    ['own hash', '"hash":"', '"hash":"0'],
    ['white space', '{"seq"', '{ "seq"'],
  ])('finds a changed %s', async (_field, from, to) => {
    const path = auditPath();
    await writeEvents(path, 4);
    change(path, (lines) => lines.map((line, place) => (place === 2 ? line.replace(from, to) : line)));
    expect(linesOf(path)[2]).toContain(to);
    expect(await verifyAuditFile(path)).toMatchObject({ intact: false, line: 3, reason: 'CHANGED', records: 2 });
  });

  it.each<[string, (lines: string[]) => readonly string[], number]>([
    ['a removed', (lines) => lines.toSpliced(2, 1), 3],
    ['a repeated', (lines) => lines.toSpliced(2, 0, lines[1] ?? ''), 3],
    ['a moved', ([a = '', b = '', c = '', d = '', e = '']) => [a, c, b, d, e], 2],
  ])('finds %s line', async (_what, work, line) => {
    const path = auditPath();
    await writeEvents(path, 4);
    change(path, work);
    expect(await verifyAuditFile(path)).toMatchObject({ intact: false, line, reason: 'OUT_OF_ORDER' });
  });

  it('needs the key of a keyed file, and a file without a key does not pass with one', async () => {
    const [keyed, plain] = [auditPath(), auditPath()];
    await writeEvents(keyed, 1, KEY);
    await writeEvents(plain, 1);
    expect(await verifyAuditFile(keyed, { key: KEY })).toMatchObject({ intact: true });
    expect(await verifyAuditFile(keyed)).toMatchObject({ intact: false, line: 1 });
    expect(await verifyAuditFile(keyed, { key: Buffer.alloc(32, 6) })).toMatchObject({ intact: false, line: 1 });
    expect(await verifyAuditFile(plain, { key: KEY })).toMatchObject({ intact: false, line: 1 });
  });

  it('prints the result and ends with 0, 1 or 2', async () => {
    const path = auditPath();
    const lines: string[] = [];
    const verify = (files: readonly string[]) => verifyAudit({ files, print: (line) => void lines.push(line) });
    await writeEvents(path, 2);
    expect(await verify([path])).toBe(0);
    expect(lines).toEqual([
      `${path}: 3 records, chain intact`,
      `${path}: the last record is 3 with hash ${recordsOf(path)[2]?.hash}`,
    ]);
    change(path, (all) => all.toSpliced(1, 1));
    expect(await verify([path])).toBe(1);
    expect(lines.at(-1)).toContain('line 2 breaks the chain');
    expect(await verify([`${path}.missing`])).toBe(2);
    expect(lines.at(-1)).toContain('cannot be read (ENOENT)');
  });
});

describe('a full disk', () => {
  it('loses the oldest events above the capacity, and a gap record has their number', async () => {
    const path = auditPath();
    const counters = { ...NO_COUNTERS, failed: vi.fn(), dropped: vi.fn() };
    const file = await openAuditFile(path, { logger: silent });
    const queue = new SinkQueue(file, { counters, logger: silent, capacity: 3, retryMs: 20 });
    // Every write to this device fails with ENOSPC.
    renameSync(path, `${path}.kept`);
    symlinkSync('/dev/full', path);
    await file.reopen();
    const events = Array.from({ length: 8 }, () => anEvent());
    for (const event of events) queue.push(event);
    await vi.waitFor(() => expect(counters.failed.mock.calls.length).toBeGreaterThan(2), { timeout: 30_000 });
    rmSync(path);
    renameSync(`${path}.kept`, path);
    await queue.settled();
    await queue.close();
    expect(counters.dropped).toHaveBeenCalledTimes(5);
    expect(counters.failed).toHaveBeenCalledWith('audit');
    const written = recordsOf(path);
    expect(written.map(({ type }) => type)).toEqual(['open', 'gap', 'event', 'event', 'event']);
    expect(written[1]).toMatchObject({ lost: 5 });
    expect(recordsOfType(path, 'event').map(({ event }) => event.id)).toEqual(events.slice(5).map(({ id }) => id));
    expect(await verifyAuditFile(path)).toMatchObject({ intact: true, lost: 5 });
  });

  it('does not delay the one who emits, and is logged once', async () => {
    const error = vi.fn();
    const sink = { name: 'audit', write: () => Promise.reject(new Error('ENOSPC')), close: async () => {} };
    const logger = Object.assign(Object.create(silent), { error });
    const queue = new SinkQueue(sink, { counters: NO_COUNTERS, logger, retryMs: 1 });
    for (let each = 0; each < 5; each++) expect(queue.push(anEvent())).toBeUndefined();
    await vi.waitFor(() => expect(error).toHaveBeenCalled(), { timeout: 30_000 });
    await queue.close();
    expect(error).toHaveBeenCalledTimes(1);
  });
});

describe('a server with AUDIT_FILE', () => {
  const app = new TestApp();
  const folder = mkdtempSync(join(tmpdir(), 'menshen-audit-'));
  const path = join(folder, 'audit.jsonl');
  beforeAll(() => app.start({ environment: { AUDIT_FILE: path, AUDIT_KEY: KEY.toString('base64') } }));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('writes its events, and no other server starts with the same file', async () => {
    await signIn(app.client());
    await expect(openAuditFile(path, { key: KEY, logger: silent })).rejects.toThrow(StartError);
    await app.close();
    expect(recordsOfType(path, 'event').map(({ event }) => `${event.event} ${event.outcome}`)).toEqual([
      'newBrowser NewBrowser',
      'login LoginSuccess',
    ]);
    expect(await verifyAuditFile(path, { key: KEY })).toMatchObject({ intact: true, records: 3 });
    const anchor = app.log.find((line) => line.includes('the audit file continues at this record'));
    expect(JSON.parse(anchor ?? '')).toMatchObject({ seq: 1, hash: recordsOf(path)[0]?.hash });
  });
});

function recordsOfType<T extends AuditRecord['type']>(path: string, type: T): Extract<AuditRecord, { type: T }>[] {
  const complete = linesOf(path).filter((line) => line.endsWith('"}'));
  const records = complete.map((line) => JSON.parse(line) as AuditRecord);
  return records.filter((record): record is Extract<AuditRecord, { type: T }> => record.type === type);
}
