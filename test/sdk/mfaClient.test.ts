import { describe, expect, it } from 'vitest';
import { SEEDED, useAuthing } from './authing.js';

const emulator = useAuthing();
const { newClient, signedIn } = emulator;

/** Pairs an authenticator app with the seeded user. */
async function withTotp() {
  const client = await signedIn();
  const paired = await client.mfa.assosicateMfaAuthenticator({ authenticatorType: 'totp', source: 'SELF' as never });
  const totp = await emulator.control.totp(paired.secret);
  await client.mfa.confirmAssosicateMfaAuthenticator({ authenticatorType: 'totp', totp, source: 'SELF' as never });
  return { client, paired };
}

/** What a login that is not finished yet throws. */
async function mfaTokenOf(login: Promise<unknown>, code = 1635): Promise<string> {
  const failure = (await login.catch((error: unknown) => error)) as { code: number; data: { mfaToken: string } };
  expect(failure.code).toBe(code);
  return failure.data.mfaToken;
}

describe('the official MFA client', () => {
  it('lists the authenticator it has paired', async () => {
    const { client, paired } = await withTotp();
    expect(paired).toMatchObject({ authenticator_type: 'totp', secret: expect.stringMatching(/^[A-Z2-7]{16}$/) });
    const list = await client.mfa.getMfaAuthenticators({ type: 'totp', source: 'SELF' as never });
    expect(list).toMatchObject([{ enable: true, authenticatorType: 'totp' }]);
    await client.mfa.deleteMfaAuthenticator();
    await signedIn();
  });

  it('passes a TOTP login', async () => {
    const { paired } = await withTotp();
    const client = newClient();
    const mfaToken = await mfaTokenOf(client.loginByUsername(SEEDED.username, SEEDED.password));
    await expect(client.mfa.verifyTotpMfa({ totp: '000000', mfaToken })).rejects.toMatchObject({ code: 6001 });
    const user = await client.mfa.verifyTotpMfa({ totp: await emulator.control.totp(paired.secret), mfaToken });
    client.setCurrentUser(user);
    expect(await client.getCurrentUser()).toMatchObject({ username: SEEDED.username });
  });

  it('passes with the recovery code once', async () => {
    const { paired } = await withTotp();
    const client = newClient();
    const mfaToken = await mfaTokenOf(client.loginByEmail(SEEDED.email, SEEDED.password));
    const recoveryCode = (paired as unknown as { recovery_code: string }).recovery_code;
    expect(await client.mfa.verifyTotpRecoveryCode({ recoveryCode, mfaToken })).toMatchObject({ email: SEEDED.email });
    await expect(client.mfa.verifyTotpRecoveryCode({ recoveryCode, mfaToken })).rejects.toMatchObject({ code: 6002 });
  });

  it('passes the application’s SMS and e-mail codes, and asks what may be bound', async () => {
    await emulator.ask('/authing/application', { applicationMfa: ['SMS', 'EMAIL'] });
    const client = newClient();
    const begin = () => mfaTokenOf(client.loginByEmail(SEEDED.email, SEEDED.password), 1636);
    const mfaToken = await begin();
    expect(await client.mfa.phoneOrEmailBindable({ phone: SEEDED.phone, mfaToken })).toBe(true);
    expect(await client.mfa.phoneOrEmailBindable({ phone: '13800000002', mfaToken })).toBe(false);
    await client.sendSmsCode(SEEDED.phone);
    const code = await emulator.control.lastCode(SEEDED.phone);
    await expect(client.mfa.verifyAppSmsMfa({ phone: SEEDED.phone, code: 'x', mfaToken })).rejects.toMatchObject({
      code: 2001,
    });
    expect(await client.mfa.verifyAppSmsMfa({ phone: SEEDED.phone, code, mfaToken })).toMatchObject({ id: SEEDED.id });
    await client.sendEmail(SEEDED.email, 'MFA_VERIFY' as never);
    const mail = await emulator.control.lastCode(SEEDED.email);
    const answer = { email: SEEDED.email, code: mail, mfaToken: await begin() };
    expect(await client.mfa.verifyAppEmailMfa(answer)).toMatchObject({ id: SEEDED.id });
  });

  it('pairs a face by addresses and passes a login with it', async () => {
    await emulator.ask('/authing/application', { applicationMfa: ['FACE'] });
    const client = newClient();
    const begin = () => mfaTokenOf(client.loginByEmail(SEEDED.email, SEEDED.password), 1636);
    const photo = 'https://example.com/face.png';
    await client.mfa.associateFaceByUrl({ baseFace: photo, compareFace: photo, mfaToken: await begin() });
    expect(await client.mfa.verifyFaceMfa(photo, await begin())).toMatchObject({ id: SEEDED.id });
    const other = client.mfa.verifyFaceMfa('https://example.com/other.png', await begin());
    await expect(other).rejects.toMatchObject({ code: 500 });
  });
});
