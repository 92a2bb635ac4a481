/**
 * Random requests over every route while vendors fail. `FUZZ` changes the number of requests, `FUZZ_SEED` the seed: the same
 * seed makes the same documents, apart from the ids that earlier answers gave.
 */

import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadDefinitions } from '../../../src/providers.js';
import { nativesOf } from '../../../src/server/native/native.js';
import { createSchema } from '../../../src/server/schema/schema.js';
import { createSubgraph } from '../../../src/server/schema/subgraph.js';
import { TestApp } from '../../support/app.js';
import { expectOutcome } from '../../support/expect.js';
import { LoginDocument } from '../../support/generated/operations.js';
import { PASSWORD, SEEDED_LOGIN } from '../../support/people.js';
import { Documents, type FuzzRequest } from './documents.js';
import { Random } from './random.js';
import { Sender, type Sent } from './sender.js';
import { CANARY } from './values.js';

const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
/** The emulators are reset and everyone signs in again after so many requests. */
const BLOCK = 250;
const WORKERS = 12;
const MAX_HEAP_GROWTH = 100 * 2 ** 20;

const ADMIN_TOKEN = 'an-administrators-token-of-the-fuzzer';
const environment = {
  ADMIN_TOKENS: createHash('sha256').update(ADMIN_TOKEN).digest('hex'),
  LIMIT_LOGINS_PER_MINUTE: '10000000',
  LIMIT_LOOKUPS_PER_MINUTE: '10000000',
  LIMIT_VENDOR_CALLS_PER_MINUTE: '10000000',
  LIMIT_REFUSED_DOCUMENTS_PER_MINUTE: '100000',
  LIMIT_SOCKETS_PER_ADDRESS: '1000',
  LIMIT_FAILURES_PER_HOUR: '1000',
  STEP_UP_SECONDS: '0',
  PASSTHROUGH_ALLOW: '*',
};

const VENDORS = ['authing', 'authingLegacy', 'secken', 'geetest', 'linkface'];
/** What a failing vendor may answer with a status of 500 and above. */
const VENDOR_FAULTS: ReadonlySet<unknown> = new Set(['PROVIDER_UNAVAILABLE', 'PROVIDER_TIMEOUT', 'PROVIDER_BAD_REPLY']);
/** Fields whose values later requests send back. */
const HANDLES = /^(?:id|flow|continuation|pass|challenge)$/;

interface Problem {
  readonly what: string;
  readonly request: FuzzRequest;
  readonly sent: Sent;
}

const app = new TestApp();
/** @param requests how many, unless `FUZZ` says otherwise */
export function answersRandomRequests(requests: number): void {
  const count = Number(process.env.FUZZ ?? requests);
  beforeAll(() => app.start({ environment }));
  afterAll(() => app.close());

  it(`answers ${count} random requests of seed ${SEED} without a fault of its own`, {
    timeout: 120_000 + count * 120,
  }, async () => {
    const definitions = await loadDefinitions();
    const schema = createSubgraph(createSchema(definitions, nativesOf(definitions)), { explorer: true });
    const seen: string[] = [];
    const problems: Problem[] = [];
    const kinds = new Map<string, number>();
    let slowest: { readonly request: FuzzRequest; readonly sent: Sent } | undefined;
    let heapBefore = 0;

    const judge = (request: FuzzRequest, sent: Sent) => {
      const found = faultsOf(sent).map((what) => ({ what, request, sent }));
      problems.push(...found);
      if (slowest === undefined || sent.ms > slowest.sent.ms) slowest = { request, sent };
      const outcome = /"code":"([A-Z_]+)"/.exec(sent.text)?.[1] ?? 'data';
      kinds.set(outcome, (kinds.get(outcome) ?? 0) + 1);
      for (const handle of handlesIn(sent.text)) seen.unshift(handle);
      seen.length = Math.min(seen.length, 40);
    };

    for (let start = 0; start < count; start += BLOCK) {
      app.reset();
      const tokens = [null, ...(await signIns()), ADMIN_TOKEN];
      const senders = tokens.map((token) => new Sender(app.url(), token));
      let at = start;
      const work = async () => {
        while (at < Math.min(start + BLOCK, count)) {
          const random = new Random(SEED * 1_000_003 + at);
          at += 1;
          if (random.chance(0.05)) await injectFault(random);
          const request = new Documents(schema, random, seen).next();
          judge(request, await random.pick(senders).send(request, random));
        }
      };
      await Promise.all(Array.from({ length: WORKERS }, work));
      await Promise.all(senders.map((sender) => sender.close()));
      for (const vendor of VENDORS) await app.control.call('DELETE', `/providers/${vendor}/faults`);
      const leaks = leaksIn(app.log.join(''), tokens);
      expect(leaks, `in the log, seed ${SEED}, requests ${start} to ${start + BLOCK}`).toEqual([]);
      app.log.length = 0;
      heapBefore ||= heapUsed();
    }

    const growth = heapUsed() - heapBefore;
    report(count, slowest, kinds, growth);
    const shown = problems.slice(0, 5).map(({ what, request, sent }) => ({ what, ...request, ...sent }));
    expect(shown, `${problems.length} problems, seed ${SEED}`).toEqual([]);
    expect(growth, 'the growth of the heap in bytes').toBeLessThan(MAX_HEAP_GROWTH);
  });
}

/** A session of each generation. A fault of the block before may still hold a breaker open. */
async function signIns(): Promise<string[]> {
  const tokens: string[] = [];
  for (const provider of ['AUTHING', 'AUTHING_LEGACY'] as const) {
    const login = async () => {
      const { data } = await app.client().send(LoginDocument, { input: { method: SEEDED_LOGIN, provider } });
      return data?.login;
    };
    await expect.poll(async () => (await login())?.__typename, { interval: 500 }).toBe('LoginSuccess');
    tokens.push(expectOutcome((await login()) ?? expect.fail(), 'LoginSuccess').accessToken ?? '');
  }
  return tokens;
}

async function injectFault(random: Random): Promise<void> {
  const mode = random.pick(['http500', 'garbage', 'drop', 'status']);
  const status = random.pick([500, 400, 2020, 2004, 1000, 'unknown']);
  await app.control.fail(random.pick(VENDORS), { count: 1, mode, ...(mode === 'status' && { status }) });
}

/** What is wrong with an answer, whatever was asked. */
function faultsOf({ status, text }: Sent): string[] {
  const faults = leaksIn(text, []);
  const payload = text.startsWith('{') ? text : (/^data: (.+)$/m.exec(text)?.[1] ?? text);
  if (!payload.startsWith('{')) return [...faults, 'the answer is no JSON object'];
  const { errors = [], closed } = JSON.parse(payload) as {
    errors?: { extensions?: { code?: unknown } }[];
    closed?: unknown;
  };
  const codes = errors.map(({ extensions }) => extensions?.code);
  if (closed !== undefined) faults.push(`the socket was closed: ${String(closed)}`);
  if (codes.includes('INTERNAL')) faults.push('INTERNAL');
  if (codes.includes(undefined)) faults.push('an error without a code');
  if (status !== null && status >= 500 && !codes.every((code) => VENDOR_FAULTS.has(code)))
    faults.push(`status ${status}`);
  return faults;
}

function leaksIn(text: string, tokens: readonly (string | null)[]): string[] {
  const secrets = [CANARY, PASSWORD, 'emulated-authing-userpool-secret', ...tokens.flatMap((token) => token ?? [])];
  return secrets
    .filter((secret) => text.includes(secret))
    .map((secret) => {
      const at = text.indexOf(secret);
      return `a secret in …${text.slice(Math.max(0, at - 150), at)}`;
    });
}

function handlesIn(text: string): string[] {
  const found: string[] = [];
  for (const [, name = '', value = ''] of text.matchAll(/"(\w+)":"([\w:-]{16,64})"/g)) {
    if (HANDLES.test(name)) found.push(value);
  }
  return found;
}

/** Vitest runs without --expose-gc; a flag that is set later counts for contexts that are made after it. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

function report(
  count: number,
  slowest: { request: FuzzRequest; sent: Sent } | undefined,
  kinds: Map<string, number>,
  growth: number,
) {
  const { request, sent } = slowest ?? expect.fail('Nothing was sent.');
  const masked = new RegExp(`${CANARY}\\w+|${PASSWORD}`, 'g');
  const document = JSON.stringify([request.query, request.variables]).replaceAll(masked, '[secret]');
  const outcomes = [...kinds].sort(([, a], [, b]) => b - a).map(([name, count]) => `${name} ${count}`);
  process.stdout.write(
    `FUZZ_SEED=${SEED} FUZZ=${count}: ${outcomes.join(', ')}\nHeap: ${(growth / 2 ** 20).toFixed(1)} MB more than after the first ${BLOCK} requests\nSlowest answer: ${sent.ms.toFixed(0)} ms by ${sent.route}: ${document.slice(0, 2000)}\n`,
  );
}
