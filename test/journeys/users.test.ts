import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  CurrentSessionDocument,
  LoginDocument,
  RegisterDocument,
  RemoveUsersDocument,
  SetUdfValuesDocument,
  UpdateUserDocument,
  UserByIdDocument,
  UsersByRoleDocument,
  UsersDocument,
} from '../support/generated/operations.js';
import { newcomer, newEmail, newPhone, PASSWORD, SEEDED, signedIn, signIn } from '../support/people.js';

const TOKEN = 'an administrator’s token, as random as any'.replaceAll(/[^a-z]/g, '-');
const ADMIN_TOKENS = createHash('sha256').update(TOKEN).digest('hex');

const adminOf = (app: TestApp): Client => {
  const client = app.client();
  client.token = TOKEN;
  return client;
};

describeWithApp('administrators', { environment: { ADMIN_TOKENS } }, (app) => {
  it('see one user, and null for nobody', async () => {
    const admin = adminOf(app);
    const { id } = await newcomer(app);
    expect((await admin.run(UserByIdDocument, { id })).user).toMatchObject({ id, blocked: false, externalId: null });
    expect((await admin.run(UserByIdDocument, { id: 'e0e0e0e0e0e0e0e0e0e0ffff' })).user).toBeNull();
  });

  it('see the users page by page, with what belongs to each', async () => {
    const { client } = await newcomer(app);
    await client.run(SetUdfValuesDocument, { values: [{ key: 'school', value: 'Peking University' }] });
    const { users } = await adminOf(app).run(UsersDocument, { pageSize: 100 });
    expect(users.totalCount).toBe(3);
    const seeded = users.items.find(({ email }) => email === SEEDED.email);
    expect(seeded).toMatchObject({ roles: { items: [{ code: 'gatekeeper' }] }, departments: { totalCount: 1 } });
    const others = users.items.filter(({ email }) => email?.startsWith('person'));
    expect(others).toMatchObject([{ customData: { school: 'Peking University' }, roles: { totalCount: 0 } }]);
    const second = await adminOf(app).run(UsersDocument, { page: 2, pageSize: 2 });
    expect([second.users.totalCount, second.users.items.length]).toEqual([3, 1]);
  });

  it('cost the vendor the same few calls for a page of any length', async () => {
    const callsFor = async (pageSize: number) => {
      await app.control.call('DELETE', '/providers/authing/requests');
      const { users } = await adminOf(app).run(UsersDocument, { pageSize });
      expect(users.items).toHaveLength(pageSize);
      return (await app.control.requests('authing'))
        .map(({ operation }) => operation)
        .filter((name) => name !== 'accessToken');
    };
    for (let count = 0; count < 40; count++) {
      const method = { email: { email: newEmail(), password: PASSWORD } };
      expectOutcome((await app.client().run(RegisterDocument, { input: { method } })).register, 'RegisterSuccess');
    }
    const few = await callsFor(2);
    expect(await callsFor(40)).toEqual(few);
    expect([...few].sort()).toEqual(['udfValueBatch', 'userBatch', 'userBatch', 'users']);
  });

  it('see who has a role, and nobody for a role that does not exist', async () => {
    const { usersByRole } = await adminOf(app).run(UsersByRoleDocument, { role: 'gatekeeper' });
    expect(usersByRole).toMatchObject({ totalCount: 1, items: [{ email: SEEDED.email }] });
    const none = await adminOf(app).run(UsersByRoleDocument, { role: 'no-such-role' });
    expect(none.usersByRole).toEqual({ totalCount: 0, items: [] });
  });

  it.each([{ page: 0 }, { page: -1 }, { pageSize: 0 }, { pageSize: 10_000 }])('are refused %o', async (variables) => {
    const { errors } = await adminOf(app).send(UsersDocument, variables);
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('change what users may not change themselves', async () => {
    const admin = adminOf(app);
    const { id } = await newcomer(app);
    const [email, phone] = [newEmail(), newPhone()];
    const input = { email, phone, phoneVerified: true, externalId: 'hr-7', nickname: 'Seven' };
    expectOutcome((await admin.run(UpdateUserDocument, { id, input })).updateUser, 'AccountUpdated');
    const { user } = await admin.run(UserByIdDocument, { id });
    expect(user).toMatchObject({ email, phone, phoneVerified: true, externalId: 'hr-7', nickname: 'Seven' });
  });

  it('block a user, whose sessions end at once', async () => {
    const { client, email, id } = await newcomer(app);
    const { updateUser } = await adminOf(app).run(UpdateUserDocument, { id, input: { blocked: true } });
    expectOutcome(updateUser, 'AccountUpdated');
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
    const input = { method: { email: { email, password: PASSWORD } } };
    expectOutcome((await client.run(LoginDocument, { input })).login, 'InvalidCredentials');
  });

  it('set a password, and the user’s sessions end', async () => {
    const { client, email, id } = await newcomer(app);
    const password = 'Menshen-2028';
    const { updateUser } = await adminOf(app).run(UpdateUserDocument, { id, input: { password } });
    expectOutcome(updateUser, 'AccountUpdated');
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
    await signIn(app.client(), { email: { email, password } });
  });

  it('hear what cannot be changed', async () => {
    const admin = adminOf(app);
    const { id } = await newcomer(app);
    const update = async (input: object, who = id) =>
      (await admin.run(UpdateUserDocument, { id: who, input })).updateUser;
    expect(expectOutcome(await update({}), 'InputRejected').fields[0]?.path).toBe('input');
    expect(expectOutcome(await update({ email: 'nowhere' }), 'InputRejected').fields[0]?.path).toBe('input.email');
    expectOutcome(await update({ username: 'menshen' }), 'AlreadyTaken');
    expectOutcome(await update({ nickname: 'x' }, 'e0e0e0e0e0e0e0e0e0e0ffff'), 'NotFound');
  });

  it('remove users, whose sessions end', async () => {
    const { client, email, id } = await newcomer(app);
    const remove = async (ids: string[]) => (await adminOf(app).run(RemoveUsersDocument, { ids })).removeUsers;
    expectOutcome(await remove([id]), 'UsersRemoved');
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
    const input = { method: { email: { email, password: PASSWORD } } };
    expectOutcome((await client.run(LoginDocument, { input })).login, 'InvalidCredentials');
    expectOutcome(await remove([]), 'InputRejected');
    expectOutcome(await remove(Array.from({ length: 81 }, (_, index) => `id-${index}`)), 'InputRejected');
  });

  it('share one management token, however many ask at once', async () => {
    app.reset();
    await Promise.all(Array.from({ length: 10 }, () => adminOf(app).send(UsersDocument, { pageSize: 1 })));
    const seen = (await app.control.requests('authing')).filter(({ operation }) => operation === 'accessToken');
    expect(seen.length).toBeLessThanOrEqual(1);
  });

  it('are nobody else: not users, not strangers, and not a token in a cookie', async () => {
    const session = await signedIn(app);
    const cookie = app.client({ headers: { cookie: `menshen_session=${TOKEN}` } });
    const hash = app.client();
    hash.token = ADMIN_TOKENS;
    for (const client of [session, app.client(), cookie, hash]) {
      for (const [document, variables] of [
        [UserByIdDocument, { id: 'x' }],
        [UsersDocument, {}],
        [UsersByRoleDocument, { role: 'gatekeeper' }],
        [UpdateUserDocument, { id: 'x', input: { blocked: false } }],
        [RemoveUsersDocument, { ids: ['x'] }],
      ] as const) {
        const { errors } = await client.send(`${document}`, variables);
        expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
      }
    }
    const { errors, text } = await session.send('{ users { items { id } } }');
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(text).not.toContain(TOKEN);
    expect(app.log.join('')).not.toContain(TOKEN);
  });
});

describeWithApp('without ADMIN_TOKENS', {}, (app) => {
  it('nobody administers', async () => {
    const { errors } = await adminOf(app).send(UsersDocument);
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
