/** Isolated worlds: servers of one local start that share no user, session, message, fault or clock. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HomeState } from '../../src/emulators/control/homeState.js';
import type { LocalServer } from '../../src/localStart/localServer.js';
import { Client } from '../support/client.js';
import { Control, type ControlSurface } from '../support/control.js';
import { expectOutcome } from '../support/expect.js';
import { CurrentSessionDocument, LoginDocument, SendSmsCodeDocument } from '../support/generated/operations.js';
import { startLocally } from '../support/localStart.js';
import { newPhone, SEEDED_LOGIN } from '../support/people.js';

interface CreatedWorld {
  readonly id: string;
  readonly url: string;
  readonly graphql: string;
  readonly control: ControlSurface;
  readonly providers: Readonly<Record<string, object>>;
}

type World = Omit<CreatedWorld, 'control'> & { readonly control: Control };

const loginAs = async (url: string, email: string, password: string) =>
  (await new Client(url).run(LoginDocument, { input: { method: { email: { email, password } } } })).login;

/** A local start with its own settings, and what tests do with its worlds. */
function localStart(environment: Readonly<Record<string, string>>) {
  let server: LocalServer;
  beforeAll(async () => {
    server = await startLocally(environment);
  });
  afterAll(() => server.close());
  const control = () => new Control(server.emulators.document().control);
  const list = () => control().call<{ id: string; url: string }[]>('GET', '/worlds');
  return {
    control,
    list,
    url: () => server.url,
    create: async (): Promise<World> => {
      const world = await control().call<CreatedWorld>('POST', '/worlds');
      return { ...world, control: new Control(world.control) };
    },
    end: (id: string) => control().call('DELETE', `/worlds/${id}`),
  };
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/livez`).then(
    ({ ok }) => ok,
    () => false,
  );
}

describe('two worlds', () => {
  const start = localStart({});
  let first: World;
  let second: World;
  beforeAll(async () => {
    [first, second] = await Promise.all([start.create(), start.create()]);
  });

  it('know the same name with different passwords', async () => {
    const email = 'guan@example.com';
    await first.control.call('POST', '/providers/authing/users', { email, password: 'Yu-2026-blade' });
    await second.control.call('POST', '/providers/authing/users', { email, password: 'Yu-2026-horse' });
    expectOutcome(await loginAs(first.url, email, 'Yu-2026-blade'), 'LoginSuccess');
    expectOutcome(await loginAs(second.url, email, 'Yu-2026-horse'), 'LoginSuccess');
    expectOutcome(await loginAs(first.url, email, 'Yu-2026-horse'), 'InvalidCredentials');
    expectOutcome(await loginAs(start.url(), email, 'Yu-2026-blade'), 'InvalidCredentials');
  });

  it('have their own addresses, messages, sessions and pages', async () => {
    const addresses = [first, second].map(
      ({ control: _control, id: _id, ...world }) =>
        new Set([...JSON.stringify(world).matchAll(/127\.0\.0\.1:\d+/g)].map(([address]) => address)),
    );
    expect(new Set([...(addresses[0] ?? []), ...(addresses[1] ?? [])]).size).toBe(2 * (addresses[0]?.size ?? 0));

    const phone = newPhone();
    await new Client(first.url).run(SendSmsCodeDocument, { input: { phone } });
    expect(await first.control.code(phone)).toMatch(/^\d+$/);
    await expect(second.control.code(phone)).rejects.toThrow('Nothing arrived');

    const client = new Client(first.url);
    const { accessToken } = expectOutcome(
      (await client.run(LoginDocument, { input: { method: SEEDED_LOGIN } })).login,
      'LoginSuccess',
    );
    const elsewhere = new Client(second.url, { headers: { authorization: `Bearer ${accessToken}` } });
    expect((await elsewhere.run(CurrentSessionDocument)).session).toBeNull();
    expect(await (await fetch(`${second.url}/`)).text()).toContain('/home/home.js');
  });

  it('have their own clocks and faults', async () => {
    await first.control.advance(3600);
    const offset = async (control: Control) =>
      (await control.call<{ offsetSeconds: number }>('GET', '/state')).offsetSeconds;
    expect([await offset(first.control), await offset(second.control), await offset(start.control())]).toEqual([
      3600, 0, 0,
    ]);
    await first.control.fail('authing', { count: 50, mode: 'http500' });
    const failed = await new Client(first.url).send(LoginDocument, { input: { method: SEEDED_LOGIN } });
    expect(failed.errors[0]?.extensions.code).toBe('PROVIDER_UNAVAILABLE');
    expectOutcome(
      (await new Client(second.url).run(LoginDocument, { input: { method: SEEDED_LOGIN } })).login,
      'LoginSuccess',
    );
  });

  it('can be read again, and are part of the state for the page', async () => {
    const { control, ...document } = await start.control().call<CreatedWorld>('GET', `/worlds/${first.id}`);
    const { control: _control, ...created } = first;
    expect(document).toEqual(created);
    expect(await new Control(control).call('GET', '/inbox')).toEqual(expect.any(Array));
    const { worlds } = await start.control().call<HomeState>('GET', '/state');
    expect(worlds).toMatchObject({ max: 16, idleSeconds: 900 });
    expect(worlds?.running.map(({ id }) => id)).toEqual(expect.arrayContaining([first.id, second.id]));
    expect((await first.control.call<HomeState>('GET', '/state')).worlds).toBeNull();
    await expect(start.control().call('GET', '/worlds/unknown')).rejects.toThrow(/404.*No world has the id/);
  });

  it('end on request, and are gone then', async () => {
    const world = await start.create();
    const summary = { id: world.id, url: world.url, graphql: world.graphql };
    expect(await start.list()).toContainEqual(summary);
    await start.end(world.id);
    expect(await answers(world.url)).toBe(false);
    expect(await start.list()).not.toContainEqual(summary);
    await expect(start.end(world.id)).rejects.toThrow(/404.*No world has the id/);
  });

  it('have no worlds of their own', async () => {
    await expect(first.control.call('POST', '/worlds')).rejects.toThrow(/404.*Send this call to the main server/);
  });
});

describe('worlds', () => {
  const start = localStart({ MAX_WORLDS: '2', WORLD_IDLE_SECONDS: '1' });

  it('are refused above the maximum, also when they start together', async () => {
    const results = await Promise.allSettled([start.create(), start.create(), start.create()]);
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatch(/429.*2 worlds are running, which is the maximum.*MAX_WORLDS/);
    for (const { id } of await start.list()) await start.end(id);
  });

  it('end without requests', async () => {
    const world = await start.create();
    await expect.poll(() => start.list()).toEqual([]);
    expect(await answers(world.url)).toBe(false);
  });
});
