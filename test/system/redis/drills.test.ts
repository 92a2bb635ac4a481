/** The drills that are quick run, and their table says what users see. `npm run drills` runs all of them, for longer. */
import { spawn } from 'node:child_process';
import { beforeAll, expect, it } from 'vitest';
import { describeWithRedis } from '../../support/redisServer.js';

const MAX_MS = 300_000;

/** What the users see whom the fault concerns, and the others. */
const EXPECTED = {
  'authingLegacy-refusing': ['PROVIDER_UNAVAILABLE', 'ok'],
  'secken-dead': ['PROVIDER_UNAVAILABLE', 'ok'],
  'geetest-refusing': ['GeetestV3Challenge', 'ok'],
  'linkface-garbage': ['PROVIDER_BAD_REPLY', 'ok'],
  'store-dead': ['STORE_UNAVAILABLE', 'STORE_UNAVAILABLE'],
  'clock-skew': ['LoginSuccess', 'ok'],
  'audit-disk-full': ['LoginSuccess', 'ok'],
} as const;

/** The most frequent outcome is the first. */
const mostly = (outcome: string) => expect.stringMatching(new RegExp(`^${outcome} \\d+`));

type Row = Readonly<Record<'fault' | 'users' | 'others' | 'p99' | 'recovery' | 'lost', string>>;

/** The printed table, by the names of the drills. */
async function drills(...names: readonly string[]): Promise<ReadonlyMap<string, Row>> {
  const flags = ['--import', 'tsx', 'test/drills/run.ts', '--only', names.join(), '--seconds', '2'];
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += String(chunk);
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect([code, printed]).toEqual([0, expect.any(String)]);
  return new Map(
    printed.split('\n').map((line) => {
      const [, name = '', ...cells] = line.split('|').map((cell) => cell.trim());
      const [fault = '', users = '', others = '', p99 = '', recovery = '', lost = ''] = cells;
      return [name, { fault, users, others, p99, recovery, lost }];
    }),
  );
}

describeWithRedis('a drill', () => {
  let rows: ReadonlyMap<string, Row>;

  beforeAll(async () => {
    rows = await drills(...Object.keys(EXPECTED));
  }, MAX_MS);

  it.each(Object.entries(EXPECTED))(
    'tells what users saw, the latency of the others, and that no session is lost: %s',
    (name, [users, others]) => {
      expect(rows.get(name)).toEqual({
        fault: expect.stringMatching(/\w/),
        users: mostly(users),
        others: mostly(others),
        p99: expect.stringMatching(/^\d+(?:\.\d+)? ms$/),
        recovery: expect.stringMatching(/^\d+\.\d s$/),
        lost: '0',
      });
    },
  );

  it('with a vendor that refuses every login tells that no account is locked', () => {
    expect(rows.get('authingLegacy-refusing')?.users).not.toContain('AttemptsLimited');
  });

  it('with a full disk of the audit files tells that the failure was counted, and that no event is lost', () => {
    expect(rows.get('audit-disk-full')?.fault).toMatch(
      /\([1-9]\d* failures in the metrics; afterwards the chains are intact and 0 events are lost\)$/,
    );
  });
});
