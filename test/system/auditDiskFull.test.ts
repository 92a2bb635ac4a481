/** A server whose audit file cannot be written because its disk is full, and then can. */
import { mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { verifyAuditFile } from '../../src/events/audit/verify.js';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import { LoginDocument } from '../support/generated/operations.js';
import { scrape } from '../support/metrics.js';
import { SEEDED_LOGIN } from '../support/people.js';

const folder = mkdtempSync(join(tmpdir(), 'menshen-full-'));
const auditFile = join(folder, 'audit.jsonl');
/** For a busy machine: the default of `vi.waitFor` is one second. */
const PATIENCE = { timeout: 30_000 };
const FAILURES = 'menshen_event_failures_total';

afterAll(() => rmSync(folder, { recursive: true }));

describeWithApp(
  'a full disk of the audit file',
  { environment: { AUDIT_FILE: auditFile, METRICS_PORT: '0' } },
  (app) => {
    const login = async () => {
      const { login: outcome } = await app.client().run(LoginDocument, { input: { method: SEEDED_LOGIN } });
      expectOutcome(outcome, 'LoginSuccess');
    };
    const failures = async () => (await scrape(app.metricsUrl())).sum(FAILURES, { sink: 'audit' });
    const logged = (message: string) => app.log.filter((line) => line.includes(message));
    const audited = () => readFileSync(auditFile, 'utf8').match(/"event":"login"/g)?.length ?? 0;

    it('stops no login, is in the metrics and the log, and loses no event', async () => {
      await login();
      await vi.waitFor(() => expect(audited()).toBe(1), PATIENCE);
      expect(await failures()).toBe(0);

      // Each write to /dev/full fails with ENOSPC. SIGHUP opens the file again, as after a rotation.
      renameSync(auditFile, `${auditFile}.aside`);
      symlinkSync('/dev/full', auditFile);
      process.emit('SIGHUP', 'SIGHUP');
      for (let count = 0; count < 5; count++) await login();
      await vi.waitFor(async () => expect(await failures()).toBeGreaterThan(1), PATIENCE);
      const [line = '', ...more] = logged('sign-in events could not be written; they wait');
      expect(more).toEqual([]);
      expect(JSON.parse(line)).toMatchObject({ level: 50, sink: 'audit', err: { code: 'ENOSPC' } });
      expect(logged('sign-in events are written again')).toEqual([]);

      rmSync(auditFile);
      renameSync(`${auditFile}.aside`, auditFile);
      await vi.waitFor(() => expect(audited()).toBe(6), PATIENCE);
      expect(logged('sign-in events are written again')).toHaveLength(1);
      const failed = await failures();
      await login();
      await vi.waitFor(() => expect(audited()).toBe(7), PATIENCE);
      expect(await failures()).toBe(failed);
      expect(await verifyAuditFile(auditFile)).toMatchObject({ intact: true, lost: 0, torn: 0 });
    });
  },
);
