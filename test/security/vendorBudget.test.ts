/** What one operation, one session and one address may cost the vendors, as the emulators saw it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { describeWithApp, type TestApp } from '../support/app.js';
import { put, record } from '../support/camera.js';
import type { Answer, Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  CreateAuthQrCodeDocument,
  CreateLivenessCheckDocument,
  LivenessCheckDocument,
  PushAuthEventUpdatedDocument,
} from '../support/generated/operations.js';
import { createUser } from '../support/management.js';
import { newcomer, signedIn } from '../support/people.js';
import { decide } from '../support/phone.js';
import { overSse } from '../support/subscribe.js';

const ADMIN_TOKENS = 'an-administrator-of-budgets';
const ROUTER_SECRET = 'a-router-that-may-ask-about-everybody';
const STRENGTH = '{ passwordStrength(password: "Menshen-2026") { valid } }';
const ME = '{ me { id } }';

const list = (count: number, text: (index: number) => string) => Array.from({ length: count }, (_, n) => text(n));
const codes = ({ errors }: Answer<unknown>) => [...new Set(errors.map(({ extensions }) => extensions.code))];

/** How many calls the vendor saw while this went on. */
async function callsDuring(app: TestApp, work: () => Promise<unknown>, vendor = 'authing'): Promise<number> {
  const before = (await app.control.requests(vendor)).length;
  await work();
  return (await app.control.requests(vendor)).length - before;
}

/** The same operation again and again: what was answered without errors, and the errors of the others. */
async function repeat(client: Client, text: string, count: number) {
  const answers = await Promise.all(list(count, String).map(() => client.send(text)));
  return {
    passed: answers.filter(({ errors }) => errors.length === 0).length,
    errors: answers.flatMap(({ errors }) => errors),
  };
}

describeWithApp('one operation', { environment: { ADMIN_TOKENS } }, (app) => {
  it('asks for a list with at most ten different sets of arguments', async () => {
    const client = await signedIn(app);
    const attack = `{ me { ${list(150, (n) => `a${n}: applications(page: ${n + 1}) { totalCount }`).join(' ')} } }`;
    let answer: Answer<unknown> | undefined;
    // One of them is the user.
    const calls = await callsDuring(app, async () => {
      answer = await client.send(attack);
    });
    expect(calls).toBe(11);
    expect(answer?.errors).toHaveLength(140);
    expect(answer?.errors[0]).toMatchObject({
      message: 'One operation may select `applications` with at most 10 different sets of arguments. Split it.',
      extensions: { code: 'OPERATION_TOO_COSTLY', retryable: false },
    });
  });

  it('asks as often as it likes with the same arguments', async () => {
    const client = await signedIn(app);
    const document = `{ me { ${list(40, (n) => `a${n}: applications(page: 1) { totalCount }`).join(' ')} } }`;
    expect(await callsDuring(app, () => client.run(document))).toBe(2);
  });

  it('causes 25 calls in its reading fields', async () => {
    const client = await signedIn(app);
    const fields = list(10, (n) =>
      [
        `a${n}: applications(page: ${n + 1}) { totalCount }`,
        `b${n}: roles(namespace: "n${n}") { totalCount }`,
        `c${n}: authorizedResources(namespace: "n${n}") { totalCount }`,
      ].join(' '),
    );
    let answer: Answer<unknown> | undefined;
    const calls = await callsDuring(app, async () => {
      answer = await client.send(`{ me { ${fields.join(' ')} } }`);
    });
    expect(calls).toBe(25);
    expect(answer?.errors[0]).toMatchObject({
      message: 'This operation caused more than 25 calls to vendors (LIMIT_VENDOR_CALLS). Split it.',
      extensions: { code: 'VENDOR_BUDGET_EXCEEDED', retryable: false },
    });
  });

  it('causes 25 calls in its mutations', async () => {
    const { client } = await newcomer(app);
    const attack = `mutation { ${list(150, (n) => `a${n}: removeUdfValue(key: "key${n}") { __typename }`).join(' ')} }`;
    let answer: Answer<unknown> | undefined;
    const calls = await callsDuring(app, async () => {
      answer = await client.send(attack);
    });
    expect(calls).toBe(25);
    expect(answer && codes(answer)).toEqual(['VENDOR_BUDGET_EXCEEDED']);
  });

  it('causes no more calls for administrators', async () => {
    const admin = app.client();
    admin.token = ADMIN_TOKENS;
    // The management token is exchanged before, for all.
    await admin.run('{ users { totalCount } }');
    let answer: Answer<unknown> | undefined;
    const document = `{ ${list(30, (n) => `a${n}: users(page: ${n + 1}, pageSize: 1) { totalCount }`).join(' ')} }`;
    const calls = await callsDuring(app, async () => {
      answer = await admin.send(document);
    });
    expect(calls).toBe(25);
    expect(answer && codes(answer)).toEqual(['VENDOR_BUDGET_EXCEEDED']);
  });

  it('reads a hundred users with all that is theirs', async () => {
    for (const n of list(110, String)) await createUser(app, { username: `one-of-many-${n}` });
    const admin = app.client();
    admin.token = ADMIN_TOKENS;
    const fields = 'customData roles { totalCount } departments { totalCount } applications { totalCount }';
    const { data, errors } = await admin.send<{ users: { items: unknown[] } }, unknown>(
      `{ users(pageSize: 100) { items { id ${fields} } } }`,
    );
    expect(errors).toEqual([]);
    expect(data?.users.items).toHaveLength(100);
  });
});

const PER_MINUTE = {
  ADMIN_TOKENS,
  ROUTER_SECRET,
  TRUSTED_PROXIES: '127.0.0.1',
  LIMIT_VENDOR_CALLS_PER_MINUTE: '20',
};
/** A client behind a proxy that we trust. */
const from = (app: TestApp, address: string, headers = {}) =>
  app.client({ headers: { 'x-forwarded-for': address, ...headers } });

describeWithApp('one minute', { environment: PER_MINUTE }, (app) => {
  it('gives each session a budget of its own, behind one address too', async () => {
    const address = { headers: { 'x-forwarded-for': '203.0.113.1' } };
    const [first, second] = [await signedIn(app, address), await signedIn(app, address)];
    let answers: Awaited<ReturnType<typeof repeat>> | undefined;
    const calls = await callsDuring(app, async () => {
      answers = await repeat(first, ME, 40);
    });
    expect([calls, answers?.passed]).toEqual([20, 20]);
    expect(answers?.errors[0]).toMatchObject({
      message: expect.stringMatching(
        /^This session caused more than 20 calls to vendors in a minute \(LIMIT_VENDOR_CALLS_PER_MINUTE\)\. Try again in \d+ seconds\.$/,
      ),
      extensions: { code: 'VENDOR_BUDGET_EXCEEDED', retryable: true },
    });
    expect((await repeat(second, ME, 10)).passed).toBe(10);
  });

  it('gives an address five times as many, and leaves other addresses theirs', async () => {
    const calls = await callsDuring(app, async () => {
      const { passed, errors } = await repeat(from(app, '203.0.113.2'), STRENGTH, 120);
      expect(passed).toBe(100);
      expect(errors[0]?.message).toMatch(
        /^This address caused more than 100 calls to vendors in a minute \(five times LIMIT_VENDOR_CALLS_PER_MINUTE\)\./,
      );
    });
    expect(calls).toBe(100);
    expect((await repeat(from(app, '203.0.113.3'), STRENGTH, 1)).passed).toBe(1);
  });

  it('takes an IPv6 /64 for one address', async () => {
    const passed = await Promise.all(
      list(12, (n) => `2001:db8:0:7::${n + 1}`).map((address) => repeat(from(app, address), STRENGTH, 10)),
    );
    expect(passed.reduce((sum, each) => sum + each.passed, 0)).toBe(100);
    expect((await repeat(from(app, '2001:db8:0:8::1'), STRENGTH, 1)).passed).toBe(1);
  });

  it('answers 429 to a recording that may not be sent on, and keeps its ticket', async () => {
    const { client } = await newcomer(app);
    const begun = await client.run(CreateLivenessCheckDocument, { input: { detection: 'LIVENESS' } });
    const { check } = expectOutcome(begun.createLivenessCheck, 'LivenessCheckUpdated');
    await repeat(app.client(), STRENGTH, 110);
    const statuses = [await put(app, check.uploadUrl, await record(app)), await put(app, check.uploadUrl, 'another')];
    expect(statuses).toEqual([429, 429]);
    const { livenessCheck } = await client.run(LivenessCheckDocument, { id: check.id });
    expect(livenessCheck?.status).toBe('ISSUED');
  });

  it('does not hold administrators and routers', async () => {
    const admin = from(app, '203.0.113.4');
    admin.token = ADMIN_TOKENS;
    expect((await repeat(admin, '{ users(pageSize: 1) { totalCount } }', 110)).passed).toBe(110);
    const router = from(app, '203.0.113.5', { 'x-router-secret': ROUTER_SECRET });
    expect((await repeat(router, STRENGTH, 110)).passed).toBe(110);
    expect((await repeat(from(app, '203.0.113.5', { 'x-router-secret': 'x' }), STRENGTH, 110)).passed).toBe(100);
  });
});

const newEvent = async (client: Client): Promise<string> =>
  expectOutcome((await client.run(CreateAuthQrCodeDocument)).createAuthQrCode, 'PushAuthStarted').event.id;

describeWithApp('a subscription', { environment: { LIMIT_VENDOR_CALLS: '2' } }, (app) => {
  it('checks its event more often than one operation may call', async () => {
    const client = app.client();
    const id = await newEvent(client);
    const asked = () =>
      app.control.requests('secken').then((all) => all.filter(({ path }) => /event_result/.test(path)));
    const seen: string[] = [];
    const following = (async () => {
      for await (const { pushAuthEventUpdated } of overSse(client, PushAuthEventUpdatedDocument, { id })) {
        seen.push(pushAuthEventUpdated.status);
      }
    })();
    await expect.poll(async () => (await asked()).length).toBeGreaterThan(2);
    await decide(app, 'approve', 'menshen');
    await following;
    expect(seen).toEqual(['PENDING', 'APPROVED']);
  });

  it('has a budget of its own on a shared socket', async () => {
    const client = app.client();
    const ids = [await newEvent(client), await newEvent(client), await newEvent(client)];
    const socket = createClient({ url: `${app.url().replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket });
    const query = 'subscription($id: ID!) { pushAuthEventUpdated(id: $id) { status } }';
    const first = await Promise.all(
      ids.map(async (id) => {
        for await (const { data } of socket.iterate({ query, variables: { id } })) return data;
        return undefined;
      }),
    );
    await socket.dispose();
    expect(first).toEqual(ids.map(() => ({ pushAuthEventUpdated: { status: 'PENDING' } })));
  });
});

describeWithApp(
  'a subscription without calls left in the minute',
  { environment: { LIMIT_VENDOR_CALLS_PER_MINUTE: '1' } },
  (app) => {
    it('waits, and asks nothing', async () => {
      const client = app.client();
      const id = await newEvent(client);
      const events = overSse(client, PushAuthEventUpdatedDocument, { id });
      expect((await events.next()).value).toMatchObject({ pushAuthEventUpdated: { status: 'PENDING' } });
      expect((await repeat(client, STRENGTH, 5)).passed).toBeLessThan(5);
      const next = events.next();
      // Longer than the time between two polls.
      const calls = await callsDuring(app, () => sleep(2500), 'secken');
      expect(calls).toBe(0);
      expect(await Promise.race([next, sleep(100, 'still open')])).toBe('still open');
      next.catch(() => undefined);
    });
  },
);
