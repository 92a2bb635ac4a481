/** No login path skips the second factor that MFA_POLICY or the vendor demands. */
import { expect, it } from 'vitest';
import { loadDefinitions } from '../../src/providers.js';
import { createSchema } from '../../src/server/schema/schema.js';
import type { MfaRule } from '../../src/services/signIn/factorPolicy.js';
import { describeWithApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  CurrentSessionDocument,
  LoginDocument,
  RegisterDocument,
  ResetPasswordDocument,
} from '../support/generated/operations.js';
import { giveRole } from '../support/management.js';
import { PASSKEY_ENVIRONMENT } from '../support/passkeys.js';
import { named, newcomer, newEmail, PASSWORD, SEEDED } from '../support/people.js';
import { ADMIN_ROLES, expectNoSession, WAYS_IN, type WayIn } from './waysIn.js';

const POLICIES = Object.keys({
  always: true,
  'new-address': true,
  administrators: true,
} satisfies Record<MfaRule, true>);

const settings = {
  MFA_ADMIN_ROLES: ADMIN_ROLES,
  PUSH_LOGIN: 'yes',
  ...PASSKEY_ENVIRONMENT,
  PASSKEY_LOGIN: 'yes',
  LEGACY_MIGRATION: 'yes',
  CAPTCHA_LOGIN: 'after-failures:3',
  LIMIT_SECONDS_BETWEEN_CODES: '1',
  TRUSTED_PROXIES: '127.0.0.1',
};

const IN_A_PAGE: ReadonlySet<string> = new Set([
  'email',
  'authorizationCode',
  'continueLogin, after both captchas',
  'verifyMfa, by an authenticator that this login set up',
]);

/** Each login comes from an address of its own, which no session has begun from. */
let addresses = 0;
function newAddress(): string {
  addresses += 1;
  return `203.0.${Math.floor(addresses / 250)}.${addresses % 250}`;
}

it('covers every member of LoginMethod', async () => {
  const type = createSchema(await loadDefinitions()).getType('LoginMethod');
  const members = type && 'getFields' in type ? Object.keys(type.getFields()) : [];
  const covered = new Set(WAYS_IN.flatMap(({ method }) => method ?? []));
  expect([...covered].sort()).toEqual(members.sort());
});

for (const policy of POLICIES) {
  describeWithApp(`with MFA_POLICY=${policy}`, { environment: { ...settings, MFA_POLICY: policy } }, (app) => {
    const ways = WAYS_IN.filter(({ makesUser }) => policy !== 'administrators' || makesUser !== true);

    const walked = async (client: Client, { walk }: WayIn) => {
      // The vendor sends one code a minute to one phone.
      await app.control.advance(61);
      await expectNoSession(client, await walk(app, client));
      expect((await client.run(CurrentSessionDocument)).session).toBeNull();
    };

    it.each(ways.filter(({ isStrong }) => !isStrong))('gives no session by $name', async (way) => {
      await walked(app.client({ headers: { 'x-forwarded-for': newAddress() } }), way);
    });

    it.each(ways.filter(({ name }) => IN_A_PAGE.has(name)))('sets no session cookie by $name', async (way) => {
      await walked(app.client({ mode: 'cookie', headers: { 'x-forwarded-for': newAddress() } }), way);
    });

    it.each(ways.filter(({ isStrong }) => isStrong))(
      'counts the phone or the passkey as the factor: $name',
      async ({ walk }) => {
        const client = app.client({ headers: { 'x-forwarded-for': newAddress() } });
        const { __typename, session } = await walk(app, client);
        expect(__typename).toBe('LoginSuccess');
        expect(['PUSH', 'QR_CODE', 'PASSKEY']).toContain(session?.proofs.map(({ kind }) => kind).join());
      },
    );

    it('gives no session with a forced password change, and holds the login after it', async () => {
      const { username, id } = await named(app);
      await giveRole(app, id, 'admin');
      await app.control.call('POST', '/authing/users', { identifier: username, forcePasswordChange: true });
      const client = app.client({ headers: { 'x-forwarded-for': newAddress() } });
      const attempt = async (password: string) =>
        (await client.run(LoginDocument, { input: { method: { username: { username, password } } } })).login;
      const { flow } = expectOutcome(await attempt(PASSWORD), 'PasswordChangeRequired');
      const forced = { flow, oldPassword: PASSWORD, newPassword: 'Another-2026' };
      const changed = (await client.run(ResetPasswordDocument, { input: { forced } })).resetPassword;
      expect(Object.keys(expectOutcome(changed, 'PasswordChanged'))).not.toContain('accessToken');
      await expectNoSession(client, await attempt('Another-2026'));
    });
  });
}

describeWithApp('a registration with forceLogin', { environment: { MFA_POLICY: 'always' } }, (app) => {
  const register = async (email: string, password = PASSWORD) => {
    const input = { method: { email: { email, password } }, forceLogin: true };
    return (await app.client().run(RegisterDocument, { input })).register;
  };

  it('gives a session of the account that it makes, and of no other', async () => {
    expectOutcome(await register(newEmail()), 'RegisterSuccess');
    for (const password of [PASSWORD, 'Another-2026']) {
      expect(await register(SEEDED.email, password)).not.toHaveProperty('accessToken');
    }
    const { email } = await newcomer(app);
    expectOutcome(await register(email), 'AlreadyRegistered');
  });
});

describeWithApp('a factor that the vendor demands', {}, (app) => {
  // At the hosted page the vendor demands its factor before it issues a code.
  const methods = WAYS_IN.filter(({ name, method, isStrong }) => name === method && !isStrong).filter(
    ({ method }) => method !== 'authorizationCode',
  );

  it.each(methods)('is not skipped by $name', async ({ walk }) => {
    await app.control.call('POST', '/authing/application', { applicationMfa: ['FACE'] });
    const client = app.client();
    await expectNoSession(client, await walk(app, client));
  });
});
