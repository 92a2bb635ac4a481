/** The management credential: exchanged once, shared, replaced in time, and never shown. */
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuthingSettings } from '../../../src/datasources/authing/config.js';
import { UserByIdDocument, UsersDocument } from '../../../src/datasources/authing/generated/operations.js';
import authing from '../../../src/datasources/authing/index.js';
import { ManagementConnection } from '../../../src/datasources/authing/management.js';
import { createHttpClients, type HttpClients } from '../../../src/datasources/transport/http.js';
import { caller, jwt, refusalFrame } from '../transport/scriptedAuthing.js';
import { type Script, type ScriptedVendor, sendJson, startVendor } from '../transport/scriptedVendor.js';
import { SEEDED, VendorClient } from './emulator/vendorClient.js';

const DAY_S = 86_400;
const LIFETIME_S = 15 * DAY_S;
const PAGE = { page: 1, limit: 10 };
const call = { caller, retry: 'safe' } as const;

let emulated: VendorClient;
let clients: HttpClients;
let log: string[];
let ahead: number;

beforeAll(async () => {
  emulated = await VendorClient.start();
});
beforeEach(async () => {
  log = [];
  ahead = 0;
  const logger = pino({ level: 'trace' }, { write: (line) => void log.push(line) });
  clients = createHttpClients({ logger, breaker: { faults: 1_000 } });
  await emulated.control.reset();
});
afterEach(() => clients.close());
afterAll(() => emulated.emulators.close());

function connect(changes: Partial<AuthingSettings> = {}): ManagementConnection {
  const { environment } = emulated.emulators;
  const entries = Object.entries(authing.settings).map(([name, { env, schema }]) => [
    name,
    schema.parse(environment[env]),
  ]);
  const settings = { ...Object.fromEntries(entries), ...changes } as AuthingSettings;
  return new ManagementConnection(settings, clients, () => Date.now() + ahead);
}

/** Both clocks: the emulator's, and the one that the connection reads. */
async function advance(seconds: number): Promise<void> {
  ahead += seconds * 1000;
  await emulated.control.advance(seconds);
}

async function operations(): Promise<string[]> {
  const requests = await emulated.control.read<{ operation: string }[]>('/providers/authing/requests');
  return requests.map(({ operation }) => operation);
}

const count = async (operation: string) => (await operations()).filter((each) => each === operation).length;
const fail = (match: string, fault: object) =>
  emulated.control.send('POST', '/providers/authing/faults', { match, ...fault });
const users = (management: ManagementConnection) => management.run('users', UsersDocument, PAGE, call);

describe('the token', () => {
  it('is exchanged once for twenty calls at the same time', async () => {
    const management = connect();
    const pages = await Promise.all(Array.from({ length: 20 }, () => users(management)));
    expect(pages.map(({ totalCount }) => totalCount)).toEqual(Array(20).fill(2));
    expect(await count('accessToken')).toBe(1);
    expect(await count('users')).toBe(20);
  });

  it('is replaced from an hour before its end, without a refused call', async () => {
    const management = connect();
    await users(management);
    await advance(LIFETIME_S - 3_700);
    await users(management);
    expect(await operations()).toEqual(['accessToken', 'users', 'users']);
    await advance(200);
    await Promise.all([users(management), users(management)]);
    expect(await operations()).toEqual(['accessToken', 'users', 'users', 'accessToken', 'users', 'users']);
  });

  it('is replaced once when the vendor does not know it any more', async () => {
    const management = connect();
    await users(management);
    // Only the vendor's clock: by ours the token is good.
    await emulated.control.advance(LIFETIME_S + 1);
    await Promise.all(Array.from({ length: 20 }, () => users(management)));
    expect(await count('accessToken')).toBe(2);
    expect(await count('users')).toBe(1 + 2 * 20);
  });

  it.each([2020, 2206, 2207])('is replaced after %i, and the call repeated once', async (status) => {
    const management = connect();
    await fail('users', { mode: 'status', status, count: 1 });
    expect(await users(management)).toMatchObject({ totalCount: 2 });
    expect(await operations()).toEqual(['accessToken', 'users', 'accessToken', 'users']);
  });

  it('is no good when a new one is refused too, which is the vendor’s fault and not the user’s', async () => {
    const management = connect();
    await fail('users', { mode: 'status', status: 2020, count: 2 });
    await expect(users(management)).rejects.toMatchObject({ code: 'BAD_REPLY', providerCode: '2020' });
    expect(await operations()).toEqual(['accessToken', 'users', 'accessToken', 'users']);
    expect(await users(management)).toMatchObject({ totalCount: 2 });
  });

  it('stays after any other refusal', async () => {
    const management = connect();
    await fail('users', { mode: 'status', status: 1001, count: 1 });
    await expect(users(management)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await users(management);
    expect(await count('accessToken')).toBe(1);
  });

  it('opens what is closed to users', async () => {
    const user = await connect().run('user', UserByIdDocument, { id: SEEDED.id }, call);
    expect(user).toMatchObject({ id: SEEDED.id, username: SEEDED.username });
  });
});

describe('the secret', () => {
  it('is needed', async () => {
    const management = connect({ userPoolSecret: undefined });
    await expect(users(management)).rejects.toMatchObject({ code: 'NOT_CONFIGURED', provider: 'authing' });
    expect(await operations()).toEqual([]);
  });

  it.each([
    ['another secret', { userPoolSecret: 'a-very-wrong-secret' }, '1001'],
    ['another pool', { userPoolId: '60ab26fe5be730bfc1742c68' }, '2224'],
  ])('is NOT_CONFIGURED when it is %s', async (_what, changes, providerCode) => {
    const refused = expect(users(connect(changes))).rejects;
    await refused.toMatchObject({ code: 'NOT_CONFIGURED', providerCode });
  });

  it.each([
    [1000, 'UNAVAILABLE'],
    [1002, 'TOO_FREQUENT'],
  ])('is not blamed for %i, and the next call asks again', async (status, code) => {
    const management = connect();
    await fail('accessToken', { mode: 'status', status, count: 1 });
    await expect(users(management)).rejects.toMatchObject({ code });
    expect(await users(management)).toMatchObject({ totalCount: 2 });
  });

  it('stays out of errors and of the log', async () => {
    const secret = 'a-very-wrong-secret';
    await fail('accessToken', { mode: 'http500', count: 2 });
    const management = connect({ userPoolSecret: secret });
    const errors: Error[] = [];
    for (const _ of [1, 2]) await users(management).catch((error: Error) => errors.push(error));
    expect(errors).toMatchObject([{ code: 'UNAVAILABLE' }, { code: 'NOT_CONFIGURED' }]);
    expect(log).not.toEqual([]);
    const shown = [...log, ...errors.map((error) => `${JSON.stringify(error)} ${error.stack}`)].join('\n');
    expect(shown).not.toContain(secret);
  });
});

describe('with a vendor that answers oddly', () => {
  let vendor: ScriptedVendor;
  let exchange: Script;
  let exchanged: number;

  beforeEach(async () => {
    exchanged = 0;
    vendor = await startVendor((request, response) => {
      if (!request.body.includes('accessToken')) return sendJson(response, { data: { users: { list: [] } } });
      exchanged += 1;
      return exchange(request, response);
    });
  });
  afterEach(() => vendor.close());

  const answer = (accessToken: unknown, exp: unknown): Script => {
    return (_request, response) => sendJson(response, { data: { accessToken: { accessToken, exp } } });
  };
  const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
  const connectHere = () => connect({ appHost: vendor.url });

  it('lets a token of less than two hours serve for half of its life', async () => {
    exchange = answer('short', inSeconds(600));
    const management = connectHere();
    await users(management);
    ahead = 280_000;
    await users(management);
    expect(exchanged).toBe(1);
    ahead = 320_000;
    await users(management);
    expect(exchanged).toBe(2);
  });

  it('reads the end in the token when the answer does not say it', async () => {
    exchange = answer(jwt(inSeconds(7_200)), null);
    await users(connectHere());
    expect(vendor.received[1]?.headers.authorization).toMatch(/^Bearer ey/);
  });

  it.each([
    ['no token', null, 1_700_000_000],
    ['no end', 'opaque', null],
  ])('is BAD_REPLY with %s', async (_what, accessToken, exp) => {
    exchange = answer(accessToken, exp);
    await expect(users(connectHere())).rejects.toMatchObject({ code: 'BAD_REPLY' });
  });

  it('repeats a late refusal with the token that somebody else has renewed meanwhile', async () => {
    exchange = (_request, response) =>
      sendJson(response, { data: { accessToken: { accessToken: `token-${exchanged}`, exp: inSeconds(36_000) } } });
    const waiting: (() => void)[] = [];
    const scripted = vendor.script;
    vendor.script = async (request, response) => {
      if (request.headers.authorization !== 'Bearer token-1') return scripted(request, response);
      await new Promise<void>((release) => waiting.push(release));
      sendJson(response, refusalFrame('users', 2020));
    };
    const management = connectHere();
    const calls = [users(management), users(management)];
    await expect.poll(() => waiting.length).toBe(2);
    waiting[0]?.();
    await Promise.race(calls);
    waiting[1]?.();
    await Promise.all(calls);
    expect(exchanged).toBe(2);
  });

  it('is spoken to at AUTHING_HOST, not at the application’s address', async () => {
    await users(connect({ host: emulated.host, appHost: vendor.url }));
    expect(vendor.received).toEqual([]);
    expect(await operations()).toEqual(['accessToken', 'users']);
  });
});
