/** What users of Authing's first generation change about themselves. Their session says whom to ask. */
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  BindEmailDocument,
  BindPhoneDocument,
  CurrentSessionDocument,
  LoginDocument,
  type LoginMethod,
  MyLegacyDocument,
  RegisterDocument,
  RevokeAuthorizedAppDocument,
  SendEmailDocument,
  SendSmsCodeDocument,
  UnbindEmailDocument,
  UnlinkIdentityDocument,
  UpdateEmailDocument,
  UpdatePasswordDocument,
  UpdatePhoneDocument,
  UpdateProfileDocument,
} from '../support/generated/operations.js';
import { newEmail, newPhone, PASSWORD, SEEDED } from '../support/people.js';

const provider = 'AUTHING_LEGACY';

async function signIn(client: Client, method: LoginMethod): Promise<Client> {
  const { login } = await client.run(LoginDocument, { input: { method, provider } });
  client.token = expectOutcome(login, 'LoginSuccess').accessToken;
  return client;
}

const seeded = (app: TestApp) => signIn(app.client(), { email: { email: SEEDED.email, password: PASSWORD } });

/** Somebody new, known by e-mail alone, signed in. */
async function newcomer(app: TestApp): Promise<{ client: Client; email: string }> {
  const email = newEmail();
  const method = { email: { email, password: PASSWORD } };
  expectOutcome(
    (await app.client().run(RegisterDocument, { input: { method, provider } })).register,
    'RegisterSuccess',
  );
  return { client: await signIn(app.client(), method), email };
}

/** Somebody new, known by phone alone, signed in. */
async function caller(app: TestApp): Promise<{ client: Client; phone: string }> {
  const phone = newPhone();
  await app.client().run(SendSmsCodeDocument, { input: { phone, provider } });
  const client = await signIn(app.client(), { phoneCode: { phone, code: await app.control.code(phone) } });
  // The code of a login must not stand in the way of the next one to the same phone.
  return { client, phone };
}

/** Nobody names the provider here: whoever is signed in gets codes from where their account is. */
async function smsCode(app: TestApp, client: Client, phone: string): Promise<string> {
  const { sendSmsCode } = await client.run(SendSmsCodeDocument, { input: { phone, scene: 'BIND' } });
  expectOutcome(sendSmsCode, 'CodeSent');
  return app.control.code(phone);
}

async function emailCode(app: TestApp, client: Client, email: string): Promise<string> {
  const { sendEmail } = await client.run(SendEmailDocument, { input: { email, scene: 'CHANGE_EMAIL' } });
  expectOutcome(sendEmail, 'CodeSent');
  return app.control.code(email);
}

describeWithApp('the profile', {}, (app) => {
  it('accepts the fields that this generation stores, and clears those that are null', async () => {
    const { client } = await newcomer(app);
    const update = async (input: object) => (await client.run(UpdateProfileDocument, { input })).updateProfile;
    const changed = expectOutcome(await update({ username: `u${Date.now()}`, nickname: 'gate' }), 'AccountUpdated');
    expect(changed.user).toMatchObject({ nickname: 'gate', provider });
    const cleared = expectOutcome(await update({ nickname: null }), 'AccountUpdated');
    expect(cleared.user?.nickname).toBeNull();
    expectOutcome(await update({ username: SEEDED.username }), 'AlreadyTaken');
    const { fields } = expectOutcome(await update({ name: 'Qin Qiong' }), 'InputRejected');
    expect(fields[0]?.path).toBe('input.name');
  });
});

describeWithApp('the password', {}, (app) => {
  it('changes with the old one, and ends the other sessions of the user', async () => {
    const { client, email } = await newcomer(app);
    const other = await signIn(app.client(), { email: { email, password: PASSWORD } });
    const update = async (input: { newPassword: string; oldPassword?: string }) =>
      (await client.run(UpdatePasswordDocument, { input })).updatePassword;
    expectOutcome(await update({ newPassword: 'Another-2026', oldPassword: 'wrong-one' }), 'InvalidCredentials');
    expectOutcome(await update({ newPassword: 'Another-2026' }), 'InvalidCredentials');
    const { fields } = expectOutcome(await update({ newPassword: 'short', oldPassword: PASSWORD }), 'InputRejected');
    expect(fields[0]?.path).toBe('input.newPassword');
    expectOutcome(await update({ newPassword: 'Another-2026', oldPassword: PASSWORD }), 'AccountUpdated');
    expect((await other.run(CurrentSessionDocument)).session).toBeNull();
    await signIn(app.client(), { email: { email, password: 'Another-2026' } });
  });
});

describeWithApp('the e-mail address', {}, (app) => {
  it('is replaced when the old one is proven, and not without', async () => {
    const { client, email: oldEmail } = await newcomer(app);
    const email = newEmail();
    const code = await emailCode(app, client, email);
    const update = async (input: object) =>
      (await client.run(UpdateEmailDocument, { input: { email, code, ...input } })).updateEmail;
    const { fields } = expectOutcome(await update({}), 'InputRejected');
    expect(fields[0]?.path).toBe('input.oldEmail');
    const oldCode = await emailCode(app, client, oldEmail);
    const proof = { oldEmail, oldCode };
    expectOutcome(await update({ ...proof, code: code === '1111' ? '2222' : '1111' }), 'CodeRejected');
    const { user } = expectOutcome(await update(proof), 'AccountUpdated');
    expect(user).toMatchObject({ email, emailVerified: true });
  });

  it('is bound to an account without one, is removed again, and stays if it is the last login method', async () => {
    const { client } = await caller(app);
    const email = newEmail();
    const code = await emailCode(app, client, email);
    const bound = (await client.run(BindEmailDocument, { input: { email, code } })).bindEmail;
    expect(expectOutcome(bound, 'AccountUpdated').user?.email).toBe(email);
    const unbind = async (who: Client) => (await who.run(UnbindEmailDocument)).unbindEmail;
    expect(expectOutcome(await unbind(client), 'AccountUpdated').user?.email).toBeNull();
    expectOutcome(await unbind(client), 'NotFound');
    expectOutcome(await unbind((await newcomer(app)).client), 'LastLoginMethod');
  });

  it('is not bound to an account that has one', async () => {
    const { client } = await newcomer(app);
    const email = newEmail();
    const code = await emailCode(app, client, email);
    expectOutcome((await client.run(BindEmailDocument, { input: { email, code } })).bindEmail, 'AlreadyTaken');
  });

  it('of somebody else gets no code, and nobody learns why', async () => {
    const { client } = await newcomer(app);
    const input = { email: 'old@example.com', scene: 'CHANGE_EMAIL' } as const;
    expectOutcome((await client.run(SendEmailDocument, { input })).sendEmail, 'CodeSent');
    await expect(app.control.code(input.email)).rejects.toThrow('Nothing arrived');
  });

  it('is changed by signed-in users alone', async () => {
    const input = { email: newEmail(), scene: 'CHANGE_EMAIL', provider } as const;
    const { errors } = await app.client().send(SendEmailDocument, { input });
    expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describeWithApp('the phone', {}, (app) => {
  it('is bound to an account without one, then replaced when the old one is proven', async () => {
    const { client } = await newcomer(app);
    const [first, second] = [newPhone(), newPhone()];
    const bind = async (phone: string, code: string) =>
      (await client.run(BindPhoneDocument, { input: { phone, code } })).bindPhone;
    const code = await smsCode(app, client, first);
    expectOutcome(await bind(first, code === '1111' ? '2222' : '1111'), 'CodeRejected');
    expect(expectOutcome(await bind(first, code), 'AccountUpdated').user?.phone).toBe(first);
    const fresh = await smsCode(app, client, second);
    expectOutcome(await bind(second, fresh), 'AlreadyTaken');
    const { fields } = expectOutcome(
      (await client.run(UpdatePhoneDocument, { input: { phone: second, code: fresh } })).updatePhone,
      'InputRejected',
    );
    expect(fields[0]?.path).toBe('input.oldPhone');
  });

  it('is replaced with codes for both', async () => {
    const { client } = await newcomer(app);
    const [oldPhone, phone] = [newPhone(), newPhone()];
    const bound = { phone: oldPhone, code: await smsCode(app, client, oldPhone) };
    expectOutcome((await client.run(BindPhoneDocument, { input: bound })).bindPhone, 'AccountUpdated');
    // Straight from the vendor: our own limit of one code a minute to one phone looks at a clock that nobody moves.
    const { authingLegacy } = await emulators(app);
    await fetch(`${authingLegacy.users.replace('/graphql', '')}/send_smscode/${oldPhone}/${authingLegacy.userPoolId}`);
    const input = {
      phone,
      code: await smsCode(app, client, phone),
      oldPhone,
      oldCode: await app.control.code(oldPhone),
    };
    const { updatePhone } = await client.run(UpdatePhoneDocument, { input });
    expect(expectOutcome(updatePhone, 'AccountUpdated').user?.phone).toBe(phone);
  });

  it('is a Chinese one', async () => {
    const { client } = await newcomer(app);
    const input = { phone: '+85291234567', code: '1234' };
    const { fields } = expectOutcome((await client.run(BindPhoneDocument, { input })).bindPhone, 'InputRejected');
    expect(fields[0]?.path).toBe('input.phone');
  });
});

describeWithApp('an application that was let in', {}, (app) => {
  it('is listed, and revoked once', async () => {
    const client = await seeded(app);
    const apps = async (page = 1) => (await client.run(MyLegacyDocument, { page })).me?.authorizedApps;
    const listed = await apps();
    expect(listed).toMatchObject({ totalCount: 1, items: [{ protocol: 'OIDC', domain: 'emulated' }] });
    expect((await apps(2))?.items).toEqual([]);
    const id = listed?.items[0]?.id ?? '';
    const revoke = async () => (await client.run(RevokeAuthorizedAppDocument, { id })).revokeAuthorizedApp;
    expectOutcome(await revoke(), 'AccountUpdated');
    expect(await apps()).toEqual({ totalCount: 0, items: [] });
    expectOutcome(await revoke(), 'NotFound');
  });
});

describeWithApp('a request that asks again and again', {}, (app) => {
  it('asks the vendor once', async () => {
    const client = await seeded(app);
    const callsOf = async (times: number) => {
      await app.control.call('DELETE', '/providers/authingLegacy/requests');
      const fields = Array.from({ length: times }, (_, index) => {
        return `a${index}: authorizedApps { totalCount } b${index}: legacyMfa { enabled }`;
      });
      expect((await client.send(`{ me { ${fields.join(' ')} } }`)).errors).toEqual([]);
      return (await app.control.requests('authingLegacy')).length;
    };
    expect(await callsOf(5)).toBe(await callsOf(1));
  });
});

describeWithApp('an identity that is not linked', {}, (app) => {
  it('cannot be let go of', async () => {
    const client = await seeded(app);
    const { unlinkIdentity } = await client.run(UnlinkIdentityDocument, { input: { type: 'github' } });
    expectOutcome(unlinkIdentity, 'NotFound');
    const empty = (await client.run(UnlinkIdentityDocument, { input: { type: '' } })).unlinkIdentity;
    expectOutcome(empty, 'InputRejected');
  });
});

interface Document {
  readonly providers: { readonly authingLegacy: { readonly users: string; readonly userPoolId: string } };
}

async function emulators(app: TestApp): Promise<Document['providers']> {
  return ((await (await fetch(`${app.url()}/emulators`)).json()) as Document).providers;
}
