/** Users of Authing's first generation who log in at the second and are moved there. */
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  LoginDocument,
  type LoginMethod,
  MyDataDocument,
  RegisterDocument,
  RemoveUsersDocument,
} from '../support/generated/operations.js';
import { createUser, registerAtLegacy } from '../support/management.js';
import { newEmail, PASSWORD } from '../support/people.js';

const TOKEN = 'a-token-of-an-administrator';
const ON = { LEGACY_MIGRATION: 'yes', LEGACY_MIGRATION_FIELDS: 'school:school,plan:level', ADMIN_TOKENS: TOKEN };
const OLD = { email: 'old@example.com', password: PASSWORD };
const BY_EMAIL: LoginMethod = { email: OLD };

const login = async (client: Client, method: LoginMethod) =>
  (await client.run(LoginDocument, { input: { method } })).login;

/** Somebody new whom the first generation alone knows: made there, since our own way in is closed meanwhile. */
async function oldUser(app: TestApp): Promise<{ names: { email: string; username: string }; method: LoginMethod }> {
  const email = newEmail();
  const names = { email, username: email.split('@')[0] ?? '' };
  await registerAtLegacy(app, names, PASSWORD);
  return { names, method: { email: { email, password: PASSWORD } } };
}

const operations = async (app: TestApp, provider: string) =>
  (await app.control.requests(provider)).map(({ operation }) => operation);

describeWithApp('a user of the first generation', { environment: ON }, (app) => {
  it('is moved by the first login, with profile and custom data, and is a user like any other', async () => {
    const client = app.client();
    const { user, session, accessToken } = expectOutcome(await login(client, BY_EMAIL), 'LoginSuccess');
    expect(user).toMatchObject({ username: 'oldtimer', email: 'old@example.com', phone: '13800000009' });
    expect(session.provider).toBe('AUTHING');
    client.token = accessToken;
    const udf = (await client.run(MyDataDocument)).me?.udf ?? [];
    expect(Object.fromEntries(udf.map(({ key, value }) => [key, value]))).toEqual({
      school: 'Tsinghua',
      level: 'gold',
    });
    expect(app.log.join('')).toContain('a user was migrated');
    await app.control.call('DELETE', '/providers/authingLegacy/requests');
    for (const method of [BY_EMAIL, { username: { username: 'oldtimer', password: PASSWORD } }]) {
      expect(expectOutcome(await login(app.client(), method), 'LoginSuccess').user.id).toBe(user.id);
    }
    expect(await app.control.requests('authingLegacy')).toEqual([]);
  });

  it('is moved by user name as well', async () => {
    const { email, username } = (await oldUser(app)).names;
    const byName = await login(app.client(), { username: { username, password: PASSWORD } });
    expect(expectOutcome(byName, 'LoginSuccess').user.email).toBe(email);
  });

  it('is not moved by a wrong password, and takes as many calls as somebody whom nobody knows', async () => {
    const calls: (readonly (string | null | undefined)[])[] = [];
    for (const email of ['old@example.com', 'nobody@example.com', 'menshen@example.com']) {
      await app.control.call('DELETE', '/providers/authing/requests');
      await app.control.call('DELETE', '/providers/authingLegacy/requests');
      expectOutcome(await login(app.client(), { email: { email, password: 'wrong' } }), 'InvalidCredentials');
      calls.push([...(await operations(app, 'authing')), ...(await operations(app, 'authingLegacy'))].sort());
    }
    const withoutCredential = calls.map((names) => names.filter((name) => name !== 'accessToken'));
    expect(withoutCredential[1]).toEqual(withoutCredential[0]);
    expect(withoutCredential[2]).toEqual(withoutCredential[0]);
  });

  it('is created once when they log in twice at the same moment', async () => {
    const { method } = await oldUser(app);
    const answers = await Promise.all([1, 2].map(() => login(app.client(), method)));
    const ids = answers.map((answer) => expectOutcome(answer, 'LoginSuccess').user.id);
    expect(new Set(ids).size).toBe(1);
    expect((await operations(app, 'authing')).filter((name) => name === 'createUser')).toHaveLength(1);
  });

  it('is refused where somebody has the address already, verified or not', async () => {
    const { method, names } = await oldUser(app);
    await createUser(app, { email: names.email });
    expectOutcome(await login(app.client(), method), 'InvalidCredentials');
    expect(app.log.join('')).toContain('the name is taken');
    expect(app.log.join('')).not.toContain(names.email);
  });

  it('is refused where somebody has another of their names', async () => {
    const { method, names } = await oldUser(app);
    await createUser(app, { username: names.username });
    expectOutcome(await login(app.client(), method), 'InvalidCredentials');
  });

  it('is not moved past a second factor', async () => {
    const method = { username: { username: 'twofactor', password: PASSWORD } };
    expectOutcome(await login(app.client(), method), 'InvalidCredentials');
    expect(await operations(app, 'authing')).not.toContain('createUser');
  });

  it('is not brought back by an old password once they were removed', async () => {
    const { method } = await oldUser(app);
    const { user } = expectOutcome(await login(app.client(), method), 'LoginSuccess');
    const admin = app.client();
    admin.token = TOKEN;
    expectOutcome((await admin.run(RemoveUsersDocument, { ids: [user.id] })).removeUsers, 'UsersRemoved');
    expectOutcome(await login(app.client(), method), 'InvalidCredentials');
    expect(app.log.join('')).toContain('they were migrated before');
  });

  it('is no name for a new account: not by a registration, nor by a login that may make one', async () => {
    const { method: right, names } = await oldUser(app);
    const wrong = { email: { email: names.email, password: 'Another-2026' } };
    expectOutcome(
      (await app.client().run(RegisterDocument, { input: { method: wrong } })).register,
      'AlreadyRegistered',
    );
    const making = async (method: LoginMethod) =>
      (await app.client().run(LoginDocument, { input: { method, autoRegister: true } })).login;
    expectOutcome(await making(wrong), 'InvalidCredentials');
    const { isNewUser, user } = expectOutcome(await making(right), 'LoginSuccess');
    expect([isNewUser, user.username]).toEqual([false, names.username]);
    const stranger = { email: { email: newEmail(), password: PASSWORD } };
    expect(expectOutcome(await making(stranger), 'LoginSuccess').isNewUser).toBe(true);
  });

  it('is nobody new: the first generation takes no registrations meanwhile', async () => {
    const input = { method: { email: { email: newEmail(), password: PASSWORD } }, provider: 'AUTHING_LEGACY' as const };
    expectOutcome((await app.client().run(RegisterDocument, { input })).register, 'RegistrationDisabled');
  });

  it('is told when one of the two cannot be asked, and moved by the next try', async () => {
    const { method } = await oldUser(app);
    await app.control.fail('authingLegacy', { count: 5, mode: 'http500' });
    const { errors } = await app.client().send(LoginDocument, { input: { method } });
    expect(errors[0]?.extensions).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', provider: 'authingLegacy' });
    // Who is known already is not held up by it.
    expectOutcome(
      await login(app.client(), { email: { email: 'menshen@example.com', password: PASSWORD } }),
      'LoginSuccess',
    );
    await app.control.call('DELETE', '/providers/authingLegacy/faults');
    await app.control.fail('authing', { count: 1, mode: 'drop', match: 'createUser' });
    const second = await app.client().send(LoginDocument, { input: { method } });
    expect(second.errors[0]?.extensions.code).toBe('PROVIDER_UNAVAILABLE');
    expectOutcome(await login(app.client(), method), 'LoginSuccess');
  });
});

describeWithApp(
  'a custom field that does not exist',
  { environment: { LEGACY_MIGRATION: 'yes', LEGACY_MIGRATION_FIELDS: 'plan:nowhere' } },
  (app) => {
    it('stops the move, loses nothing, and is told to the operator', async () => {
      const { errors } = await app.client().send(LoginDocument, { input: { method: BY_EMAIL } });
      expect(errors[0]?.extensions.code).toBe('PROVIDER_REFUSED');
      expect(app.log.join('')).toContain('a user cannot be migrated');
    });
  },
);

describeWithApp('a guess at a password', { environment: { ...ON, LIMIT_FAILURES_PER_HOUR: '2' } }, (app) => {
  it('counts while the first generation is down, too', async () => {
    await app.control.fail('authingLegacy', { count: 100, mode: 'http500' });
    const guess = () =>
      app
        .client()
        .send(LoginDocument, { input: { method: { email: { email: 'someone@example.com', password: 'x' } } } });
    for (let tried = 0; tried < 2; tried++)
      expect((await guess()).errors[0]?.extensions.code).toBe('PROVIDER_UNAVAILABLE');
    expectOutcome((await guess()).data?.login ?? null, 'AttemptsLimited');
  });

  it('counts once, wherever the user is', async () => {
    const wrong = { email: { email: OLD.email, password: 'wrong' } };
    for (let tried = 0; tried < 2; tried++) {
      expectOutcome(await login(app.client(), wrong), 'InvalidCredentials');
    }
    await app.control.call('DELETE', '/providers/authingLegacy/requests');
    expectOutcome(await login(app.client(), BY_EMAIL), 'AttemptsLimited');
    expect(await app.control.requests('authingLegacy')).toEqual([]);
  });
});

describeWithApp('a user of the first generation who signs in by phone', { environment: ON }, (app) => {
  it('is moved, however the number is written', async () => {
    const method = { phonePassword: { phone: '+86 138 0000 0009', password: PASSWORD } };
    expect(expectOutcome(await login(app.client(), method), 'LoginSuccess').user.email).toBe(OLD.email);
  });
});

describeWithApp('users who signed up late', { environment: { ...ON, LEGACY_MIGRATION_UNTIL: '2020-01-01' } }, (app) => {
  it('stay where they are', async () => {
    expectOutcome(await login(app.client(), BY_EMAIL), 'InvalidCredentials');
    expect(app.log.join('')).toContain('they signed up too late');
  });
});

describeWithApp('without migration', {}, (app) => {
  it('nobody is moved, and the first generation is not asked', async () => {
    expectOutcome(await login(app.client(), BY_EMAIL), 'InvalidCredentials');
    expect(await app.control.requests('authingLegacy')).toEqual([]);
  });
});
