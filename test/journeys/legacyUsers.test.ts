/** Administrators and Authing's first generation: the id of a user says whom to ask. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  CurrentSessionDocument,
  LegacyUsersDocument,
  LinkIdentityDocument,
  LoginDocument,
  type LoginMethod,
  RegisterDocument,
  RemoveUsersDocument,
  UnlinkIdentityDocument,
  UpdateUserDocument,
  UserByIdDocument,
  UserPoolSettingsDocument,
  UsersByRoleDocument,
} from '../support/generated/operations.js';
import { newEmail, PASSWORD, SEEDED } from '../support/people.js';

const provider = 'AUTHING_LEGACY';
const TOKEN = 'an-administrator-of-the-first-generation';
const ADMIN_TOKENS = createHash('sha256').update(TOKEN).digest('hex');
const SEEDED_ID = 'legacy:e0e0e0e0e0e0e0e0e0e0d001';
const NOBODY = 'legacy:e0e0e0e0e0e0e0e0e0e0dfff';

const adminOf = (app: TestApp): Client => {
  const client = app.client();
  client.token = TOKEN;
  return client;
};

const login = async (client: Client, method: LoginMethod) =>
  (await client.run(LoginDocument, { input: { method, provider } })).login;

async function newcomer(app: TestApp): Promise<{ client: Client; method: LoginMethod; id: string }> {
  const method = { email: { email: newEmail(), password: PASSWORD } };
  expectOutcome(
    (await app.client().run(RegisterDocument, { input: { method, provider } })).register,
    'RegisterSuccess',
  );
  const client = app.client();
  const { accessToken, user } = expectOutcome(await login(client, method), 'LoginSuccess');
  client.token = accessToken;
  return { client, method, id: user.id };
}

describeWithApp('administrators', { environment: { ADMIN_TOKENS } }, (app) => {
  it('see one user by an id with the provider, and null for an unknown user', async () => {
    const admin = adminOf(app);
    const find = async (id: string) => (await admin.run(UserByIdDocument, { id })).user;
    expect(await find(SEEDED_ID)).toMatchObject({ id: SEEDED_ID, provider, email: SEEDED.email });
    expect(await find(NOBODY)).toBeNull();
    expect(await find('legacy:not an id')).toBeNull();
  });

  it('see the users page by page', async () => {
    const { users } = await adminOf(app).run(LegacyUsersDocument, { pageSize: 3 });
    expect([users.totalCount, users.items.length]).toEqual([4, 3]);
    expect(users.items.every(({ id }) => id.startsWith('legacy:'))).toBe(true);
    const second = await adminOf(app).run(LegacyUsersDocument, { page: 2, pageSize: 3 });
    expect(second.users.items).toHaveLength(1);
  });

  it('see the roles of a whole page of users by one call, and each user the own', async () => {
    await app.control.call('DELETE', '/providers/authingLegacy/requests');
    const query = '{ users(provider: AUTHING_LEGACY) { items { username hasRole(code: "gatekeeper") } } }';
    const { data } = await adminOf(app).send<{ users: { items: { username: string; hasRole: boolean }[] } }, never>(
      query,
    );
    const holders = data?.users.items.filter(({ hasRole }) => hasRole).map(({ username }) => username);
    expect(holders).toEqual(['menshen', 'twofactor']);
    const asked = (await app.control.requests('authingLegacy')).filter(({ operation }) =>
      /role/i.test(operation ?? ''),
    );
    expect(asked).toHaveLength(1);
    const client = app.client();
    const outcome = await login(client, { username: { username: 'menshen', password: PASSWORD } });
    client.token = expectOutcome(outcome, 'LoginSuccess').accessToken;
    const mine = await client.send('{ me { roles { totalCount items { id code description } } } }');
    const id = 'e0e0e0e0e0e0e0e0e0e0e001';
    expect(mine.data).toEqual({
      me: { roles: { totalCount: 1, items: [{ id, code: 'gatekeeper', description: expect.any(String) }] } },
    });
  });

  it('see the users of a role by its id, and none for an unknown one', async () => {
    const byRole = async (role: string) =>
      (await adminOf(app).run(UsersByRoleDocument, { role, provider })).usersByRole;
    const members = await byRole('e0e0e0e0e0e0e0e0e0e0e001');
    expect(members.totalCount).toBe(2);
    expect(members.items.map(({ username }) => username)).toEqual(['menshen', 'twofactor']);
    expect(await byRole('e0e0e0e0e0e0e0e0e0e0ffff')).toEqual({ totalCount: 0, items: [] });
    expect(await byRole('no such role')).toEqual({ totalCount: 0, items: [] });
  });

  it('change a user, and a password that they set ends the user’s sessions', async () => {
    const { client, method, id } = await newcomer(app);
    const update = async (input: object, who = id) =>
      (await adminOf(app).run(UpdateUserDocument, { id: who, input })).updateUser;
    const email = newEmail();
    const changed = expectOutcome(await update({ nickname: 'Seven', email, emailVerified: true }), 'AccountUpdated');
    expect(changed.user).toMatchObject({ id, provider, nickname: 'Seven', email, emailVerified: true });
    expect((await client.run(CurrentSessionDocument)).session).not.toBeNull();
    expectOutcome(await update({ password: 'Menshen-2028' }), 'AccountUpdated');
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
    expectOutcome(await login(app.client(), method), 'InvalidCredentials');
    expectOutcome(await login(app.client(), { email: { email, password: 'Menshen-2028' } }), 'LoginSuccess');
    expectOutcome(await update({ blocked: true }), 'AccountUpdated');
    expectOutcome(await login(app.client(), { email: { email, password: 'Menshen-2028' } }), 'InvalidCredentials');
  });

  it('hear what cannot be changed', async () => {
    const { id } = await newcomer(app);
    const update = async (input: object, who = id) =>
      (await adminOf(app).run(UpdateUserDocument, { id: who, input })).updateUser;
    const { fields } = expectOutcome(await update({ externalId: 'hr-7' }), 'InputRejected');
    expect(fields[0]?.path).toBe('input.externalId');
    expectOutcome(await update({ username: SEEDED.username }), 'AlreadyTaken');
    expectOutcome(await update({ nickname: 'x' }, NOBODY), 'NotFound');
  });

  it('remove users, whose sessions end; of one provider at a time', async () => {
    const { client, method, id } = await newcomer(app);
    const remove = async (ids: string[]) => (await adminOf(app).run(RemoveUsersDocument, { ids })).removeUsers;
    expectOutcome(await remove([id, 'e0e0e0e0e0e0e0e0e0e0b001']), 'InputRejected');
    expectOutcome(await remove([NOBODY]), 'InputRejected');
    expectOutcome(await remove([id]), 'UsersRemoved');
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
    expectOutcome(await login(app.client(), method), 'InvalidCredentials');
  });

  it('link an identity, once, which its owner unlinks', async () => {
    const { client, id } = await newcomer(app);
    const stranger = await newcomer(app);
    const link = async (input: object) =>
      (await adminOf(app).run(LinkIdentityDocument, { input: { user: id, type: 'github', unionid: '42', ...input } }))
        .linkIdentity;
    const { user } = expectOutcome(await link({ userInfo: { login: 'qin' } }), 'AccountUpdated');
    expect(user?.id).toBe(id);
    expectOutcome(await link({}), 'AlreadyTaken');
    expectOutcome(await link({ user: stranger.id }), 'AlreadyTaken');
    expectOutcome(await link({ user: NOBODY, unionid: '43' }), 'NotFound');
    const { fields } = expectOutcome(await link({ unionid: ' ' }), 'InputRejected');
    expect(fields.map(({ path }) => path)).toEqual(['input.unionid']);
    const unlink = async () => (await client.run(UnlinkIdentityDocument, { input: { type: 'github' } })).unlinkIdentity;
    expectOutcome(await unlink(), 'AccountUpdated');
    expectOutcome(await unlink(), 'NotFound');
  });

  it('see the settings of the pool, and null for another one', async () => {
    const settings = async (id?: string) =>
      (await adminOf(app).run(UserPoolSettingsDocument, { provider, ...(id && { id }) })).userPoolSettings;
    expect(await settings()).toMatchObject({
      id: 'e0e0e0e0e0e0e0e0e0e0c001',
      allowedOrigins: [],
      emailEnabled: true,
      tokenLifetimeSeconds: 1_296_000,
    });
    expect(await settings('e0e0e0e0e0e0e0e0e0e0ffff')).toBeNull();
  });

  it('share one management token in concurrent calls, and get a new one when it expires', async () => {
    await Promise.all(Array.from({ length: 10 }, () => adminOf(app).run(LegacyUsersDocument, { pageSize: 1 })));
    const exchanged = async () =>
      (await app.control.requests('authingLegacy')).filter(({ operation }) => operation === 'getAccessTokenByAppSecret')
        .length;
    const before = await exchanged();
    expect(before).toBeLessThanOrEqual(1);
    // Only the vendor's clock: by ours the token is good.
    await app.control.advance(16 * 86_400);
    await Promise.all(Array.from({ length: 10 }, () => adminOf(app).run(LegacyUsersDocument, { pageSize: 1 })));
    expect(await exchanged()).toBe(before + 1);
  });

  it('are nobody else', async () => {
    const { client } = await newcomer(app);
    for (const who of [client, app.client()]) {
      for (const [document, variables] of [
        [UserByIdDocument, { id: SEEDED_ID }],
        [LegacyUsersDocument, {}],
        [UserPoolSettingsDocument, { provider }],
        [LinkIdentityDocument, { input: { user: SEEDED_ID, type: 'github', unionid: '1' } }],
        [RemoveUsersDocument, { ids: [SEEDED_ID] }],
      ] as const) {
        const { errors } = await who.send(`${document}`, variables);
        expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
      }
    }
  });
});
