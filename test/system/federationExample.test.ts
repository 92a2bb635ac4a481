/** examples/federation as it is started: Menshen, orders and the gateway, each in a process or behind a port of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../support/client.js';
import { Control, type ControlSurface } from '../support/control.js';
import { expectOutcome } from '../support/expect.js';
import {
  CreateAuthQrCodeDocument,
  LoginDocument,
  LogoutDocument,
  PushAuthEventUpdatedDocument,
} from '../support/generated/operations.js';
import { PageCommands } from '../support/pageCommands.js';
import { SEEDED, SEEDED_LOGIN } from '../support/people.js';
import { overSse } from '../support/subscribe.js';

const BOTH = '{ me { username orders { id } } }';
/** An install of the gateway may come before. */
const START_MS = 180_000;

const installed = existsSync('examples/federation/node_modules');
const mayRun = installed || process.env.CI === 'true';
if (!mayRun) {
  process.stderr.write('Skipped: "the gateway of examples/federation" needs npm ci --prefix examples/federation.\n');
}

describe.skipIf(!mayRun)('the gateway of examples/federation', () => {
  let example: ChildProcess;
  let url = '';
  let menshen = '';

  beforeAll(async () => {
    const { PATH, HOME } = process.env;
    example = spawn(process.execPath, ['examples/federation/start.js'], {
      env: { PATH, HOME, PORT: '0', EMULATOR_PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    url = await new Promise<string>((resolve, reject) => {
      example.once('close', (code, signal) => reject(new Error(`The example ended with ${code ?? signal}: ${said}`)));
      for (const stream of [example.stdout, example.stderr]) {
        stream?.on('data', (chunk) => {
          said += String(chunk);
          menshen = /Apollo Sandbox +(http\S+)\/graphql\s/.exec(said)?.[1] ?? menshen;
          const [, address] = /The graph of both is at (\S+)\/graphql/.exec(said) ?? [];
          if (address !== undefined) resolve(address);
        });
      }
    });
  }, START_MS);

  afterAll(async () => {
    if (example.exitCode !== null) return;
    example.kill('SIGTERM');
    await once(example, 'exit');
  });

  it.each(['docs/federation.md', 'docs/guides/federation.md'])('answers the commands of %s', async (page) => {
    const folder = mkdtempSync(join(tmpdir(), 'menshen-federation-'));
    const commands = new PageCommands(page, folder, { 'http://127.0.0.1:4100': url });
    const [script = ''] = commands
      .blocks('sh')
      .filter((block) => block.includes(`${url}/graphql`) || block.includes('graph='));
    const printed = await commands.run(script);
    rmSync(folder, { recursive: true });
    expect(printed).not.toContain('"errors"');
    expect(printed).toContain('"order-1"');
    for (const answer of commands.blocks('json')) expect(printed).toContain(answer.trim());
  });

  it('answers across both subgraphs to a browser, with the cookie that it was given', async () => {
    const page = new Client(url, { mode: 'cookie' });
    const { login } = await page.run(LoginDocument, { input: { method: SEEDED_LOGIN } });
    expect(login).toMatchObject({ __typename: 'LoginSuccess', accessToken: null });
    expect([...page.cookies.keys()]).toEqual(['menshen_session']);
    const { data, errors } = await page.send(BOTH);
    expect(errors).toEqual([]);
    expect(data).toEqual({ me: { username: SEEDED.username, orders: [{ id: 'order-1' }, { id: 'order-3' }] } });
    await page.run(LogoutDocument);
    expect(page.cookies.size).toBe(0);
    expect((await page.send(BOTH)).data).toEqual({ me: null });
  });

  /** How often the vendor was called for the user of a session: once for `me`, and once more if the orders called Menshen. */
  const usersRead = async () => {
    const { control } = (await (await fetch(`${menshen}/emulators`)).json()) as { control: ControlSurface };
    const requests = await new Control(control).requests('authing');
    return requests.filter(({ operation }) => operation === 'user').length;
  };

  it('lets the orders know the user by a signed token, without a call to Menshen', async () => {
    const page = new Client(url, { mode: 'cookie' });
    await page.run(LoginDocument, { input: { method: SEEDED_LOGIN } });
    const before = await usersRead();
    expect((await page.send(BOTH)).data).toMatchObject({ me: { orders: [{ id: 'order-1' }, { id: 'order-3' }] } });
    expect((await usersRead()) - before).toBe(1);
  });

  it('passes no token of a client on to the orders', async () => {
    const query = '{ recentOrders { id customer { orders { id } } } }';
    const forged = `${btoa('{"alg":"none","typ":"menshen+jwt"}')}.${btoa('{"sub":"e0e0e0e0e0e0e0e0e0e0b001"}')}.`;
    for (const authorization of [`Bearer ${forged.replaceAll('=', '')}`, 'Basic eDp5']) {
      const { data, errors } = await new Client(url).send<{ recentOrders: object[] }, object>(
        query,
        {},
        { authorization },
      );
      expect(errors).toEqual([]);
      expect(data?.recentOrders).toHaveLength(3);
      for (const order of data?.recentOrders ?? []) expect(order).toMatchObject({ customer: { orders: null } });
    }
  });

  it('passes events on as they happen', async () => {
    const page = new Client(url, { mode: 'cookie' });
    const { createAuthQrCode } = await page.run(CreateAuthQrCodeDocument, {});
    const { id } = expectOutcome(createAuthQrCode, 'PushAuthStarted').event;
    const events = overSse(page, PushAuthEventUpdatedDocument, { id }, { origin: url }, '/graphql');
    expect((await events.next()).value?.pushAuthEventUpdated).toMatchObject({ id, status: 'PENDING' });
    await events.return(undefined);
    // The event belongs to the browser that began it.
    const other = overSse(new Client(url), PushAuthEventUpdatedDocument, { id }, {}, '/graphql');
    await expect(other.next()).rejects.toThrow('an event of this client');
  });

  it('answers to a client that brings a token', async () => {
    const client = new Client(url, { headers: { 'x-session-mode': 'bearer' } });
    const { login } = await client.run(LoginDocument, { input: { method: SEEDED_LOGIN } });
    client.token = login.__typename === 'LoginSuccess' ? login.accessToken : null;
    expect(client.token).toBeTruthy();
    expect((await client.send(BOTH)).data).toMatchObject({ me: { orders: [{ id: 'order-1' }, { id: 'order-3' }] } });
  });

  it('takes a cookie of no page but its own', async () => {
    const page = new Client(url, { mode: 'cookie' });
    await page.run(LoginDocument, { input: { method: SEEDED_LOGIN } });
    const { data, errors, headers } = await page.send(BOTH, {}, { origin: 'https://elsewhere.example' });
    expect(data).toEqual({ me: null });
    expect(errors.map(({ message }) => message).join()).toContain('Pages of https://elsewhere.example may not call');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    const form = await fetch(`${url}/graphql`, { method: 'POST', body: new URLSearchParams({ query: BOTH }) });
    expect(form.status).toBe(415);
  });

  it('shows a stranger of other users what a router may see, whatever secret they bring', async () => {
    const stranger = new Client(url, { headers: { 'x-router-secret': 'made-up-by-a-stranger-0123456789abc' } });
    const seen = await stranger.send('{ recentOrders { id customer { username orders { id } } } }');
    expect(seen.errors).toEqual([]);
    expect(seen.data).toEqual({
      recentOrders: [
        { id: 'order-3', customer: { username: SEEDED.username, orders: null } },
        { id: 'order-2', customer: { username: 'blocked', orders: null } },
        { id: 'order-1', customer: { username: SEEDED.username, orders: null } },
      ],
    });
    const { data, errors } = await stranger.send<{ recentOrders: unknown[] }, object>(
      '{ recentOrders { customer { username email } } }',
    );
    expect(data?.recentOrders[0]).toEqual({ customer: { username: SEEDED.username, email: null } });
    expect(errors.map(({ extensions }) => extensions.code)).toContain('FORBIDDEN');
  });

  it('offers no way to ask for references, nor for the schema of a subgraph', async () => {
    const stranger = new Client(url);
    for (const query of ['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }']) {
      expect((await stranger.send(query)).errors).toMatchObject([
        { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
      ]);
    }
  });
});
