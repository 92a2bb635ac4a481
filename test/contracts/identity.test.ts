import { expect, it } from 'vitest';
import type { Identity, LoginReply, SignedIn } from '../../src/datasources/capabilities.js';
import { CALLER } from '../support/caller.js';
import { describeEach } from '../support/provider.js';

const NO_EXTRAS = { autoRegister: false };
const PASSWORD = 'Contract-2026';
const error = (code: string) => expect.objectContaining({ name: 'ProviderError', code });

function signedIn(reply: LoginReply): SignedIn {
  if (reply.type !== 'signedIn') expect.fail(`expected a login, got ${reply.type}`);
  return reply;
}

await describeEach('identity', (subject) => {
  const identity = (): Identity => subject().provider.identity ?? expect.fail('no identity');
  const login = async (email: string, password = PASSWORD) =>
    signedIn(await identity().login({ kind: 'email', email, password }, NO_EXTRAS, CALLER));
  const register = async (email: string, forceLogin = false) =>
    identity().register({ kind: 'email', email, password: PASSWORD }, { forceLogin }, CALLER);

  it('registers without signing in, unless it is asked to', async () => {
    expect(await register('quiet@example.com')).toMatchObject({
      type: 'registered',
      user: { email: 'quiet@example.com' },
      vendor: null,
    });
    expect(await register('keen@example.com', true)).toMatchObject({ vendor: { token: expect.any(String) } });
    await expect(register('keen@example.com')).rejects.toEqual(error('ALREADY_REGISTERED'));
  });

  it('signs in, knows the user, renews the token and signs out', async () => {
    await register('user@example.com');
    const { user, vendor } = await login('user@example.com');
    expect(vendor.expiresAt.getTime()).toBeGreaterThan(Date.now());
    expect(await identity().currentUser(vendor, CALLER)).toMatchObject({ id: user.id, email: 'user@example.com' });
    const renewed = await identity().refresh(vendor, CALLER);
    expect((await identity().currentUser(renewed, CALLER)).id).toBe(user.id);
    expect(await identity().tokenStatus(renewed.token, CALLER)).toMatchObject({ state: 'ACTIVE', userId: user.id });
    await identity().logout(renewed, CALLER);
    await expect(identity().currentUser(renewed, CALLER)).rejects.toEqual(error('NOT_SIGNED_IN'));
    expect((await identity().tokenStatus(renewed.token, CALLER)).state).not.toBe('ACTIVE');
  });

  it('tells a wrong password from an unknown account: hiding that is for the services', async () => {
    await register('user@example.com');
    await expect(login('user@example.com', 'wrong')).rejects.toEqual(error('INVALID_CREDENTIALS'));
    await expect(login('nobody@example.com')).rejects.toEqual(error('UNKNOWN_ACCOUNT'));
  });

  it('takes a code once, and not after it expired', async () => {
    const phone = '13712345678';
    const byCode = async (code: string) => identity().login({ kind: 'phoneCode', phone, code }, NO_EXTRAS, CALLER);
    await identity().sendSmsCode({ phone, scene: 'LOGIN' }, CALLER);
    const code = await subject().control.code(phone);
    expect(signedIn(await byCode(code)).isNewUser).toBe(true);
    await expect(byCode(code)).rejects.toEqual(error('CODE_REJECTED'));
    await subject().control.advance(120);
    await identity().sendSmsCode({ phone, scene: 'LOGIN' }, CALLER);
    const late = await subject().control.code(phone);
    await subject().control.advance(3600);
    await expect(byCode(late)).rejects.toEqual(error('CODE_REJECTED'));
  });

  it('resets a password by a mailed code', async () => {
    await register('user@example.com');
    await identity().sendEmail({ email: 'user@example.com', scene: 'RESET_PASSWORD' }, CALLER);
    const proof = { email: 'user@example.com', code: await subject().control.code('user@example.com') };
    await identity().resetPassword(proof, 'Another-2026', CALLER);
    await expect(login('user@example.com')).rejects.toEqual(error('INVALID_CREDENTIALS'));
    await login('user@example.com', 'Another-2026');
    await expect(identity().resetPassword(proof, 'Third-2026', CALLER)).rejects.toEqual(error('CODE_REJECTED'));
  });

  it('takes garbage for a token that is worth nothing', async () => {
    expect(await identity().tokenStatus('garbage', CALLER)).toMatchObject({
      state: expect.stringMatching(/INVALID|EXPIRED/),
      userId: null,
    });
    const vendor = { token: 'garbage', expiresAt: new Date() };
    await expect(identity().currentUser(vendor, CALLER)).rejects.toEqual(error('NOT_SIGNED_IN'));
    await expect(identity().refresh(vendor, CALLER)).rejects.toEqual(error('NOT_SIGNED_IN'));
  });
});

await describeEach('probe', (subject) => {
  it('answers while the vendor does, and throws when it does not', async () => {
    await subject().provider.probe.probe();
    await subject().control.fail(subject().id, { count: 5, mode: 'http500' });
    await expect(subject().provider.probe.probe()).rejects.toEqual(error('UNAVAILABLE'));
  });
});
