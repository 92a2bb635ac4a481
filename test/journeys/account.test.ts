import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import {
  CurrentSessionDocument,
  LinkAccountDocument,
  LoginDocument,
  MeDocument,
  MySecurityDocument,
  UpdatePasswordDocument,
  UpdateProfileDocument,
  type UpdateProfileInput,
} from '../support/generated/operations.js';
import { newcomer, PASSWORD, SEEDED_LOGIN, signedIn, signIn } from '../support/people.js';

const PROFILE = {
  username: 'gate-god',
  nickname: 'Qin Shubao',
  photo: 'https://example.com/qin.png',
  company: 'The gate',
  browser: 'Firefox',
  device: 'phone',
  name: 'Qin Qiong',
  givenName: 'Qiong',
  familyName: 'Qin',
  middleName: 'S',
  profile: 'https://example.com/qin',
  preferredUsername: 'shubao',
  website: 'https://example.com',
  gender: 'M',
  birthdate: '1990-05-17',
  zoneinfo: 'Asia/Shanghai',
  locale: 'zh-CN',
  address: '1 Gate Street',
  formatted: '1 Gate Street, Jinan',
  streetAddress: '1 Gate Street',
  locality: 'Jinan',
  region: 'Shandong',
  postalCode: '250000',
  city: 'Jinan',
  province: 'Shandong',
  country: 'China',
} satisfies UpdateProfileInput;

describeWithApp('the profile', {}, (app) => {
  it('accepts every field and returns it', async () => {
    const client = await signedIn(app);
    const updated = await client.run(UpdateProfileDocument, { input: PROFILE });
    expect(expectOutcome(updated.updateProfile, 'AccountUpdated').user).toMatchObject({
      name: 'Qin Qiong',
      city: 'Jinan',
    });
    const { data } = await client.send(`{ me { ${Object.keys(PROFILE).join(' ')} } }`);
    expect(data).toEqual({ me: PROFILE });
  });

  it('leaves alone what is not named, and clears what is null', async () => {
    const client = await signedIn(app);
    await client.run(UpdateProfileDocument, { input: { name: 'Qin Qiong', city: 'Jinan' } });
    const { updateProfile } = await client.run(UpdateProfileDocument, { input: { city: null } });
    expect(expectOutcome(updateProfile, 'AccountUpdated').user).toMatchObject({ name: 'Qin Qiong', city: null });
  });

  it('refuses a name that somebody else has', async () => {
    const client = await signedIn(app);
    const { updateProfile } = await client.run(UpdateProfileDocument, { input: { username: 'blocked' } });
    expectOutcome(updateProfile, 'AlreadyTaken');
  });

  it.each([
    ['nothing', {}, 'input'],
    ['a text that is too long', { name: 'x'.repeat(1025) }, 'input.name'],
    ['an empty user name', { username: ' ' }, 'input.username'],
    ['another gender than the vendor has', { gender: 'male' }, 'input.gender'],
  ])('rejects %s', async (_what, input, path) => {
    const client = await signedIn(app);
    const { updateProfile } = await client.run(UpdateProfileDocument, { input });
    expect(expectOutcome(updateProfile, 'InputRejected').fields.map((field) => field.path)).toEqual([path]);
  });

  it.each(['email', 'phone', 'emailVerified', 'blocked', 'externalId', 'lastIP', 'password'])(
    'has no place for %s',
    async (name) => {
      const client = await signedIn(app);
      const { errors } = await client.send(
        'mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename } }',
        { input: { [name]: 'x' } },
      );
      expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    },
  );

  it('is for signed-in users alone', async () => {
    const { errors } = await app.client().send(UpdateProfileDocument, { input: { name: 'x' } });
    expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describeWithApp('the password', { environment: { LIMIT_FAILURES_PER_HOUR: '3' } }, (app) => {
  const NEW = 'Menshen-2027';

  it('changes with the old one, and ends the other sessions of the user', async () => {
    const { client, email } = await newcomer(app);
    const other = await signIn(app.client(), { email: { email, password: PASSWORD } });
    const input = { oldPassword: PASSWORD, newPassword: NEW };
    expectOutcome((await client.run(UpdatePasswordDocument, { input })).updatePassword, 'AccountUpdated');
    expect((await other.run(CurrentSessionDocument)).session).toBeNull();
    expect((await client.run(CurrentSessionDocument)).session).not.toBeNull();
    const login = async (password: string) =>
      (await app.client().run(LoginDocument, { input: { method: { email: { email, password } } } })).login;
    expectOutcome(await login(PASSWORD), 'InvalidCredentials');
    expectOutcome(await login(NEW), 'LoginSuccess');
  });

  it('does not change with a wrong or missing old one, nor to one that is too short', async () => {
    const { client } = await newcomer(app);
    const update = async (input: { oldPassword?: string; newPassword: string }) =>
      (await client.run(UpdatePasswordDocument, { input })).updatePassword;
    expectOutcome(await update({ oldPassword: 'wrong', newPassword: NEW }), 'InvalidCredentials');
    expectOutcome(await update({ newPassword: NEW }), 'InvalidCredentials');
    const short = expectOutcome(await update({ oldPassword: PASSWORD, newPassword: '12345' }), 'InputRejected');
    expect(short.fields[0]?.path).toBe('input.newPassword');
    expectOutcome(await update({ oldPassword: PASSWORD, newPassword: NEW }), 'AccountUpdated');
  });

  it('cannot be guessed: after some wrong ones even the right one waits', async () => {
    const { client } = await newcomer(app);
    const update = async (oldPassword: string) =>
      (await client.run(UpdatePasswordDocument, { input: { oldPassword, newPassword: NEW } })).updatePassword;
    for (let tried = 0; tried < 3; tried++) expectOutcome(await update(`wrong-${tried}`), 'InvalidCredentials');
    expectOutcome(await update(PASSWORD), 'AttemptsLimited');
  });
});

describeWithApp('the security level', {}, (app) => {
  it('returns what protects the account', async () => {
    const client = await signedIn(app);
    const { me } = await client.run(MySecurityDocument);
    expect(me?.securityLevel).toMatchObject({ email: true, phone: true, password: true, mfa: false });
    expect(me?.securityLevel?.score).toBeGreaterThan(0);
    expect(me?.mfaAuthenticators).toEqual([]);
  });
});

describeWithApp('linking accounts', {}, (app) => {
  /** Somebody whom only WeChat knows. */
  const wechatUser = async () => {
    const { code } = await app.control.call<{ code: string }>('POST', '/authing/wechat', { openid: 'openid-of-link' });
    return signIn(app.client(), { wechat: { code } });
  };

  it('moves the external identities and removes the second account with its sessions', async () => {
    const client = await signedIn(app);
    const second = await wechatUser();
    const input = { secondary: second.token ?? '' };
    const linked = await client.run(LinkAccountDocument, { input });
    expect(expectOutcome(linked.linkAccount, 'AccountUpdated').user?.email).toBe('menshen@example.com');
    expect((await second.run(CurrentSessionDocument)).session).toBeNull();
    const again = await wechatUser();
    expect((await again.run(MeDocument)).me?.email).toBe('menshen@example.com');
  });

  it('refuses the caller’s own token, one that is no token, and one of a cookie session', async () => {
    const client = await signedIn(app);
    const link = async (secondary: string) =>
      (await client.run(LinkAccountDocument, { input: { secondary } })).linkAccount;
    expectOutcome(await link(client.token ?? ''), 'InputRejected');
    expectOutcome(await link('not-a-token'), 'FlowExpired');
    const page = app.client({ mode: 'cookie' });
    await page.run(LoginDocument, { input: { method: SEEDED_LOGIN } });
    const stolen = page.cookies.get('menshen_session') ?? '';
    expect(stolen).not.toBe('');
    expectOutcome(await link(stolen), 'FlowExpired');
    expect((await client.run(MeDocument)).me).not.toBeNull();
  });
});
