import { expect, it } from 'vitest';
import type { Sso } from '../../src/datasources/capabilities.js';
import { CALLER } from '../support/caller.js';
import { describeEach } from '../support/provider.js';

const METHOD = { kind: 'username', username: 'contract', password: 'Contract-2026' } as const;

await describeEach('sso', (subject) => {
  const sso = (): Sso => subject().provider.sso ?? expect.fail('no single sign-on');
  const identity = () => subject().provider.identity ?? expect.fail('no identity');
  const login = async () => {
    await identity().register(METHOD, { forceLogin: false }, CALLER);
    const reply = await identity().login(METHOD, { autoRegister: false }, CALLER);
    if (reply.type !== 'signedIn') expect.fail(`expected a login, got ${reply.type}`);
    return { ...reply, cookie: reply.vendor.cookie ?? expect.fail('no cookie') };
  };

  it('knows whose session a login began', async () => {
    const { user, cookie } = await login();
    expect(await sso().session(cookie, CALLER)).toMatchObject({ userId: user.id, user: { id: user.id } });
  });

  it('ends that session with the logout, also after the token was refreshed', async () => {
    const first = await login();
    await identity().logout(first.vendor, CALLER);
    expect(await sso().session(first.cookie, CALLER)).toBeNull();
    const reply = await identity().login(METHOD, { autoRegister: false }, CALLER);
    if (reply.type !== 'signedIn') expect.fail('not signed in');
    const renewed = await identity().refresh(reply.vendor, CALLER);
    expect(renewed.cookie).toBe(reply.vendor.cookie);
    await identity().logout(renewed, CALLER);
    expect(await sso().session(renewed.cookie ?? '', CALLER)).toBeNull();
  });

  it('knows nothing by a cookie that is none', async () => {
    expect(await sso().session('session=garbage', CALLER)).toBeNull();
  });

  it.each(['JSON', 'XML'] as const)('takes an unknown ticket for a verdict, in %s', async (format) => {
    const check = { ticket: 'ST-unknown', service: 'https://shop.example.com/', format };
    expect(await sso().validateTicket(check, CALLER)).toEqual({ valid: false, failureCode: 'INVALID_TICKET' });
  });
});
