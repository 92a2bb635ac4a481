import { expect, it } from 'vitest';
import type { Mfa, MfaNeeded, VendorSession } from '../../src/datasources/capabilities.js';
import { CALLER } from '../support/caller.js';
import { itOffered } from '../support/offered.js';
import { describeEach } from '../support/provider.js';

const METHOD = { kind: 'email', email: 'contract@example.com', password: 'Contract-2026' } as const;
const error = (code: string) => expect.objectContaining({ name: 'ProviderError', code });

await describeEach('mfa', (subject) => {
  /** What a provider leaves out is not asked of it: the tests about it do not run. */
  const mfa = () => (subject().provider.mfa ?? expect.fail('no second factors')) as Required<Mfa>;
  const enrolls = subject().provider.mfa?.enrollTotp !== undefined;
  const identity = () => subject().provider.identity ?? expect.fail('no identity');

  const register = async () => {
    const registered = await identity().register(METHOD, { forceLogin: true }, CALLER);
    if (registered.type !== 'registered' || registered.vendor === null) expect.fail('not signed in');
    return { vendor: registered.vendor, id: registered.user.id };
  };
  const user = async (): Promise<VendorSession> => (await register()).vendor;
  /** A user whom logins ask for a code of an authenticator. */
  const withFactor = async (): Promise<string> => {
    if (enrolls) return (await secured()).secret;
    const { vendor, id } = await register();
    const turned = await subject().provider.legacyMfa?.turn(vendor, id, true, CALLER);
    return turned?.sharedKey ?? expect.fail('no key');
  };
  /** A user with a confirmed authenticator. */
  const secured = async () => {
    const vendor = await user();
    const { secret, recoveryCode } = await mfa().enrollTotp(vendor.token, CALLER);
    await mfa().confirmTotp(vendor.token, await subject().control.totp(secret), CALLER);
    return { vendor, secret, recoveryCode };
  };
  const challenged = async (): Promise<MfaNeeded> => {
    const reply = await identity().login(METHOD, { autoRegister: false }, CALLER);
    return reply.type === 'mfaNeeded' ? reply : expect.fail(`expected a second step, got ${reply.type}`);
  };
  const otherThan = (code: string) => (code === '000000' ? '000001' : '000000');

  itOffered(enrolls)('sets an authenticator up in two steps, once, and takes it off again, once', async () => {
    const vendor = await user();
    const { secret, uri, qrCodeDataUrl } = await mfa().enrollTotp(vendor.token, CALLER);
    expect([uri, qrCodeDataUrl]).toEqual([
      expect.stringContaining(secret),
      expect.stringMatching(/^data:image\/png;base64,/),
    ]);
    const code = await subject().control.totp(secret, subject().id);
    await expect(mfa().confirmTotp(vendor.token, otherThan(code), CALLER)).rejects.toEqual(error('MFA_REJECTED'));
    expect(await mfa().authenticators(vendor, CALLER)).toMatchObject([{ kind: 'TOTP', enabled: false }]);
    await mfa().confirmTotp(vendor.token, code, CALLER);
    const known = await mfa().authenticators(vendor, CALLER);
    expect(known).toMatchObject([{ kind: 'TOTP', enabled: true }]);
    expect(JSON.stringify(known)).not.toContain(secret);
    await expect(mfa().enrollTotp(vendor.token, CALLER)).rejects.toEqual(error('ALREADY_ENROLLED'));
    await mfa().removeTotp(vendor, CALLER);
    expect(await mfa().authenticators(vendor, CALLER)).toEqual([]);
    await expect(mfa().removeTotp(vendor, CALLER)).rejects.toEqual(error('NOT_FOUND'));
  });

  it('stands between a password and a session until its code is right', async () => {
    const secret = await withFactor();
    const { token, factors, expiresAt } = await challenged();
    expect(factors.map(({ kind }) => kind)).toContain('TOTP');
    expect(expiresAt.getTime()).toBeGreaterThan(Date.now());
    const code = await subject().control.totp(secret, subject().id);
    await expect(mfa().verifyTotp(token, otherThan(code), CALLER)).rejects.toEqual(error('MFA_REJECTED'));
    const { user: found, vendor, isNewUser } = await mfa().verifyTotp(token, code, CALLER);
    expect(isNewUser).toBe(false);
    expect((await identity().currentUser(vendor, CALLER)).id).toBe(found.id);
  });

  itOffered(enrolls)('takes a recovery code once and gives the next one', async () => {
    const { recoveryCode } = await secured();
    const { newRecoveryCode } = await mfa().verifyRecoveryCode((await challenged()).token, recoveryCode, CALLER);
    const { token } = await challenged();
    await expect(mfa().verifyRecoveryCode(token, recoveryCode, CALLER)).rejects.toEqual(error('MFA_REJECTED'));
    await mfa().verifyRecoveryCode(token, newRecoveryCode ?? expect.fail('no next code'), CALLER);
  });

  itOffered(enrolls)('gives a login some minutes', async () => {
    const { secret } = await secured();
    const { token } = await challenged();
    await subject().control.advance(3600);
    const code = await subject().control.totp(secret, subject().id);
    await expect(mfa().verifyTotp(token, code, CALLER)).rejects.toEqual(error('MFA_EXPIRED'));
  });

  itOffered(enrolls)('is the user’s own', async () => {
    const vendor = { token: 'garbage', expiresAt: new Date() };
    await expect(mfa().authenticators(vendor, CALLER)).rejects.toEqual(error('NOT_SIGNED_IN'));
    await expect(mfa().enrollTotp(vendor.token, CALLER)).rejects.toEqual(error('NOT_SIGNED_IN'));
  });
});
