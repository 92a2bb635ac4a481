/** An outage of a vendor is no wrong password: after any number of logins during it, the right password works. */
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import { type IdentityProvider, LoginDocument, type LoginMethod } from '../support/generated/operations.js';
import { SEEDED_LOGIN } from '../support/people.js';

const LIMIT = 3;
const environment = {
  LIMIT_FAILURES_PER_HOUR: String(LIMIT),
  CAPTCHA_LOGIN: 'after-failures:2',
  LIMIT_LOGINS_PER_MINUTE: '1000',
};

/** What the emulators answer to every call. */
const OUTAGES = [
  { mode: 'status', status: 500 },
  { mode: 'status', status: 1000 },
  { mode: 'status', status: 1001 },
  { mode: 'status', status: 1002 },
  { mode: 'garbage' },
];

const LDAP: LoginMethod = { ldap: { username: 'lin', password: 'Directory-2026' } };

const EMULATORS: Readonly<Record<IdentityProvider, string>> = { AUTHING: 'authing', AUTHING_LEGACY: 'authingLegacy' };

const LOGINS: readonly [IdentityProvider, LoginMethod][] = [
  ['AUTHING', SEEDED_LOGIN],
  ['AUTHING', LDAP],
  ['AUTHING_LEGACY', SEEDED_LOGIN],
  ['AUTHING_LEGACY', LDAP],
];

describeWithApp('an outage of the vendor', { environment }, (app) => {
  it.each(LOGINS)('locks no account and asks for no captcha: %s, by %j', async (provider, method) => {
    const emulator = EMULATORS[provider];
    const login = () => app.client().send(LoginDocument, { input: { method, provider } });
    for (const fault of OUTAGES) {
      await app.control.fail(emulator, { count: 1_000, ...fault });
      for (let count = 0; count < 2 * LIMIT; count++) {
        const { data, errors } = await login();
        const outcome = data?.login.__typename ?? errors[0]?.extensions.code;
        expect([fault, outcome]).toEqual([fault, expect.stringMatching(/^PROVIDER_|FORBIDDEN|AttemptsLimited/)]);
      }
      await app.control.call('DELETE', `/providers/${emulator}/faults`);
    }
    const { login: after } = await app.client().run(LoginDocument, { input: { method, provider } });
    expectOutcome(after, 'LoginSuccess');
  });
});
