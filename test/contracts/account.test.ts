import { expect, it } from 'vitest';
import type { Account, RegisterMethod, VendorSession } from '../../src/datasources/capabilities.js';
import { CALLER } from '../support/caller.js';
import { itOffered } from '../support/offered.js';
import { describeEach } from '../support/provider.js';

const PASSWORD = 'Contract-2026';
const PHONES = ['13912345678', '13987654321'] as const;
const EMAILS = ['first@example.com', 'second@example.com'] as const;
const error = (code: string) => expect.objectContaining({ name: 'ProviderError', code });

await describeEach('account', (subject) => {
  /** What a provider leaves out is not asked of it: the tests about it do not run. */
  const account = () => (subject().provider.account ?? expect.fail('no account')) as Required<Account>;
  const identity = () => subject().provider.identity ?? expect.fail('no identity');
  const offers = (method: keyof Account) => subject().provider.account?.[method] !== undefined;
  const hasUserNames = identity().registerMethods.has('username');

  const register = async (method: RegisterMethod): Promise<{ vendor: VendorSession; id: string }> => {
    const registered = await identity().register(method, { forceLogin: true }, CALLER);
    if (registered.type !== 'registered' || registered.vendor === null) expect.fail('not signed in');
    return { vendor: registered.vendor, id: registered.user.id };
  };
  const methodOf = (name: string) =>
    hasUserNames
      ? ({ kind: 'username', username: name, password: PASSWORD } as const)
      : ({ kind: 'email', email: `${name}@example.com`, password: PASSWORD } as const);
  /** Without a phone; without an e-mail address where a user name is enough. */
  const user = (name = 'contract') => register(methodOf(name));
  const withoutEmail = async (phone: string) => {
    if (hasUserNames) return user(phone);
    await identity().sendSmsCode({ phone, scene: 'REGISTER' }, CALLER);
    return register({ kind: 'phoneCode', phone, code: await subject().control.code(phone) });
  };
  const toPhone = async (phone: string) => {
    await identity().sendSmsCode({ phone, scene: 'BIND' }, CALLER);
    return { target: phone, code: await subject().control.code(phone) };
  };
  const toEmail = async (email: string, vendor: VendorSession) => {
    await identity().sendEmail({ email, scene: 'CHANGE_EMAIL' }, CALLER, vendor);
    return { target: email, code: await subject().control.code(email) };
  };

  it('changes what is named in a profile and clears what is null', async () => {
    const { vendor, id } = await user();
    await account().updateProfile(vendor, id, { company: 'Tang', nickname: 'gate' }, CALLER);
    const changed = await account().updateProfile(vendor, id, { nickname: null }, CALLER);
    expect(changed).toMatchObject({ id, company: 'Tang', nickname: null });
    const other = await user('somebody');
    await account().updateProfile(other.vendor, other.id, { username: 'somebody' }, CALLER);
    const taken = account().updateProfile(vendor, id, { username: 'somebody' }, CALLER);
    await expect(taken).rejects.toEqual(error('ALREADY_TAKEN'));
  });

  it('changes the password for who knows the old one', async () => {
    const { vendor } = await user();
    const update = (oldPassword?: string) =>
      account().updatePassword(vendor, { newPassword: 'Another-2026', ...(oldPassword && { oldPassword }) }, CALLER);
    await expect(update('wrong-one')).rejects.toEqual(error('OLD_CREDENTIAL_REJECTED'));
    await expect(update()).rejects.toEqual(error('OLD_CREDENTIAL_REJECTED'));
    await update(PASSWORD);
    const login = identity().login(methodOf('contract'), { autoRegister: false }, CALLER);
    await expect(login).rejects.toEqual(error('INVALID_CREDENTIALS'));
  });

  it('binds and replaces a phone', async () => {
    const { vendor } = await user();
    const first = await toPhone(PHONES[0]);
    const wrong = { ...first, code: first.code === '0000' ? '0001' : '0000' };
    await expect(account().bindPhone(vendor, wrong, CALLER)).rejects.toEqual(error('CODE_REJECTED'));
    expect((await account().bindPhone(vendor, first, CALLER)).phone).toBe(PHONES[0]);
    const { vendor: other } = await user('somebody');
    await subject().control.advance(61);
    const taken = account().bindPhone(other, await toPhone(PHONES[0]), CALLER);
    await expect(taken).rejects.toEqual(error('ALREADY_TAKEN'));
    const second = await toPhone(PHONES[1]);
    const unproven = account().updatePhone(vendor, second, CALLER);
    await expect(unproven).rejects.toEqual(error('OLD_CREDENTIAL_REJECTED'));
    await subject().control.advance(61);
    const change = { ...second, old: await toPhone(PHONES[0]) };
    expect((await account().updatePhone(vendor, change, CALLER)).phone).toBe(PHONES[1]);
  });

  itOffered(offers('unbindPhone'))('takes off a phone, once', async () => {
    const { vendor } = await user();
    await expect(account().unbindPhone(vendor, CALLER)).rejects.toEqual(error('NOT_FOUND'));
    await account().bindPhone(vendor, await toPhone(PHONES[0]), CALLER);
    expect((await account().unbindPhone(vendor, CALLER)).phone).toBeNull();
  });

  it('binds, replaces and takes off an e-mail address', async () => {
    const { vendor } = await withoutEmail(PHONES[0]);
    await expect(account().unbindEmail(vendor, CALLER)).rejects.toEqual(error('NOT_FOUND'));
    const first = await toEmail(EMAILS[0], vendor);
    const wrong = { ...first, code: first.code === '0000' ? '0001' : '0000' };
    await expect(account().bindEmail(vendor, wrong, CALLER)).rejects.toEqual(error('CODE_REJECTED'));
    expect(await account().bindEmail(vendor, first, CALLER)).toMatchObject({ email: EMAILS[0], emailVerified: true });
    const second = await toEmail(EMAILS[1], vendor);
    const unproven = account().updateEmail(vendor, second, CALLER);
    await expect(unproven).rejects.toEqual(error('OLD_CREDENTIAL_REJECTED'));
    await subject().control.advance(61);
    const change = { ...second, old: await toEmail(EMAILS[0], vendor) };
    expect((await account().updateEmail(vendor, change, CALLER)).email).toBe(EMAILS[1]);
    expect((await account().unbindEmail(vendor, CALLER)).email).toBeNull();
  });

  it('keeps the last way to sign in', async () => {
    const [email] = EMAILS;
    const method = { kind: 'email', email, password: PASSWORD } as const;
    const registered = await identity().register(method, { forceLogin: true }, CALLER);
    const vendor = (registered.type === 'registered' ? registered.vendor : null) ?? expect.fail('not signed in');
    await expect(account().unbindEmail(vendor, CALLER)).rejects.toEqual(error('LAST_LOGIN_METHOD'));
  });

  itOffered(offers('link'))('gives one account to another, which remains alone', async () => {
    const primary = await user();
    const secondary = await user('somebody');
    await account().link(primary.vendor, secondary.vendor, CALLER);
    expect((await identity().currentUser(primary.vendor, CALLER)).id).toBe(primary.id);
    await expect(identity().currentUser(secondary.vendor, CALLER)).rejects.toEqual(error('NOT_SIGNED_IN'));
  });

  itOffered(offers('securityLevel'))('knows how safe it is', async () => {
    const { vendor } = await user();
    const before = await account().securityLevel(vendor, CALLER);
    expect(before).toMatchObject({ email: false, phone: false, password: true, mfa: false });
    await account().bindEmail(vendor, await toEmail(EMAILS[0], vendor), CALLER);
    const after = await account().securityLevel(vendor, CALLER);
    expect(after.email).toBe(true);
    expect(after.score).toBeGreaterThan(before.score);
  });

  it('is the user’s own', async () => {
    const { id } = await user();
    const stranger = { token: 'garbage', expiresAt: new Date() };
    const written = account().updateProfile(stranger, id, { nickname: 'x' }, CALLER);
    await expect(written).rejects.toEqual(error('NOT_SIGNED_IN'));
    await expect(account().unbindEmail(stranger, CALLER)).rejects.toEqual(error('NOT_SIGNED_IN'));
    const { vendor: other } = await user('somebody');
    await expect(account().updateProfile(other, id, { nickname: 'x' }, CALLER)).rejects.toEqual(error('FORBIDDEN'));
  });
});
