import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import {
  BindEmailDocument,
  BindPhoneDocument,
  LoginDocument,
  RegisterDocument,
  SendSmsCodeDocument,
  UnbindEmailDocument,
  UnbindPhoneDocument,
  UpdateEmailDocument,
  UpdatePhoneDocument,
} from '../support/generated/operations.js';
import { emailCode, newcomer, newEmail, newPhone, PASSWORD, SEEDED, signIn, smsCode } from '../support/people.js';

describeWithApp('the phone', {}, (app) => {
  /** Somebody with an e-mail address and a phone. */
  const withPhone = async () => {
    const { client, email } = await newcomer(app);
    const phone = newPhone();
    const { bindPhone } = await client.run(BindPhoneDocument, { input: { phone, code: await smsCode(app, phone) } });
    expectOutcome(bindPhone, 'AccountUpdated');
    return { client, email, phone };
  };

  it('is bound by a code and then signs in', async () => {
    const { phone } = await withPhone();
    const method = { phonePassword: { phone, password: PASSWORD } };
    const { user } = expectOutcome(
      (await app.client().run(LoginDocument, { input: { method } })).login,
      'LoginSuccess',
    );
    expect(user).toMatchObject({ phone, phoneVerified: true });
  });

  it('is bound from other countries, too', async () => {
    const { client } = await newcomer(app);
    const phone = '+85291234567';
    await app.client().run(SendSmsCodeDocument, { input: { phone, scene: 'BIND' } });
    const code = await app.control.code('91234567');
    const { bindPhone } = await client.run(BindPhoneDocument, { input: { phone, code } });
    expect(expectOutcome(bindPhone, 'AccountUpdated').user?.phone).toBe('91234567');
  });

  it('is not bound by a wrong code, nor if another user has it', async () => {
    const { client } = await newcomer(app);
    const bind = async (phone: string, code: string) =>
      (await client.run(BindPhoneDocument, { input: { phone, code } })).bindPhone;
    const phone = newPhone();
    await smsCode(app, phone);
    expectOutcome(await bind(phone, '0000'), 'CodeRejected');
    expectOutcome(await bind(SEEDED.phone, await smsCode(app, SEEDED.phone)), 'AlreadyTaken');
    const { fields } = expectOutcome(await bind('call me', '0000'), 'InputRejected');
    expect(fields[0]?.path).toBe('input.phone');
  });

  it('gives five tries a code', async () => {
    const { client } = await newcomer(app);
    const phone = newPhone();
    const right = await smsCode(app, phone);
    const bind = async (code: string) => (await client.run(BindPhoneDocument, { input: { phone, code } })).bindPhone;
    const wrong = right === '0000' ? '0001' : '0000';
    for (let tried = 0; tried < 5; tried++) expectOutcome(await bind(wrong), 'CodeRejected');
    expectOutcome(await bind(right), 'AttemptsLimited');
  });

  it('is replaced when the old one is proven', async () => {
    const { client, phone: oldPhone } = await withPhone();
    await app.control.advance(61);
    const phone = newPhone();
    const oldCode = await smsCodeAgain(oldPhone);
    const input = { phone, code: await smsCode(app, phone), oldPhone, oldCode };
    const { updatePhone } = await client.run(UpdatePhoneDocument, { input });
    expect(expectOutcome(updatePhone, 'AccountUpdated').user?.phone).toBe(phone);
  });

  it('is not replaced with another old phone than the one that is bound, without one, or with half a proof', async () => {
    const { client } = await withPhone();
    const phone = newPhone();
    const code = await smsCode(app, phone);
    const stranger = newPhone();
    const oldCode = await smsCode(app, stranger);
    const update = async (more: { oldPhone?: string; oldCode?: string }) =>
      (await client.run(UpdatePhoneDocument, { input: { phone, code, ...more } })).updatePhone;
    expectOutcome(await update({ oldPhone: stranger, oldCode }), 'InvalidCredentials');
    expect(expectOutcome(await update({}), 'InputRejected').fields[0]?.path).toBe('input.oldPhone');
    expect(expectOutcome(await update({ oldPhone: stranger }), 'InputRejected').fields[0]?.path).toBe('input.oldCode');
  });

  it('is removed, once', async () => {
    const { client } = await withPhone();
    const unbound = expectOutcome((await client.run(UnbindPhoneDocument)).unbindPhone, 'AccountUpdated');
    expect(unbound.user?.phone).toBeNull();
    expectOutcome((await client.run(UnbindPhoneDocument)).unbindPhone, 'NotFound');
  });

  it('stays when it is the last way to sign in', async () => {
    const phone = newPhone();
    const input = { method: { phoneCode: { phone, code: await smsCode(app, phone, 'REGISTER') } }, forceLogin: true };
    const client = app.client();
    const { register } = await client.run(RegisterDocument, { input });
    client.token = expectOutcome(register, 'RegisterSuccess').accessToken;
    expectOutcome((await client.run(UnbindPhoneDocument)).unbindPhone, 'LastLoginMethod');
  });

  /** Our limit of one code a minute runs on real time, so this one is asked for where the vendor is. */
  const smsCodeAgain = async (phone: string) => {
    const { providers } = (await (await fetch(`${app.url()}/emulators`)).json()) as {
      providers: { authing: { appHost: string; userPoolId: string } };
    };
    const { appHost, userPoolId } = providers.authing;
    await fetch(`${appHost}/api/v2/sms/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-authing-userpool-id': userPoolId },
      body: JSON.stringify({ phone }),
    });
    return app.control.code(phone);
  };
});

describeWithApp('the e-mail address', {}, (app) => {
  const withEmail = async () => {
    const client = app.client();
    const username = `user-${newEmail()}`;
    const input = { method: { username: { username, password: PASSWORD } }, forceLogin: true };
    const { register } = await client.run(RegisterDocument, { input });
    client.token = expectOutcome(register, 'RegisterSuccess').accessToken;
    const email = newEmail();
    const { bindEmail } = await client.run(BindEmailDocument, { input: { email, code: await emailCode(app, email) } });
    expectOutcome(bindEmail, 'AccountUpdated');
    return { client, email };
  };

  it('is bound by a code and then signs in', async () => {
    const { email } = await withEmail();
    await signIn(app.client(), { email: { email, password: PASSWORD } });
  });

  it('is not bound by a wrong code, nor if another user has it', async () => {
    const { client } = await withEmail();
    expectOutcome((await client.run(UnbindEmailDocument)).unbindEmail, 'AccountUpdated');
    const bind = async (email: string, code: string) =>
      (await client.run(BindEmailDocument, { input: { email, code } })).bindEmail;
    expectOutcome(await bind(newEmail(), '0000'), 'CodeRejected');
    expectOutcome(await bind(SEEDED.email, await emailCode(app, SEEDED.email)), 'AlreadyTaken');
  });

  it('is replaced when the old one is proven, and not with another one or without', async () => {
    const { client, email } = await newcomer(app);
    const [fresh, stranger] = [newEmail(), newEmail()];
    const code = await emailCode(app, fresh);
    const update = async (more: { oldEmail?: string; oldCode?: string }) =>
      (await client.run(UpdateEmailDocument, { input: { email: fresh, code, ...more } })).updateEmail;
    const strange = { oldEmail: stranger, oldCode: await emailCode(app, stranger) };
    expectOutcome(await update(strange), 'InvalidCredentials');
    expect(expectOutcome(await update({}), 'InputRejected').fields[0]?.path).toBe('input.oldEmail');
    const updated = await update({ oldEmail: email, oldCode: await emailCode(app, email) });
    expect(expectOutcome(updated, 'AccountUpdated').user?.email).toBe(fresh);
  });

  it('is removed, once, and stays if it is the last login method', async () => {
    const { client } = await withEmail();
    expectOutcome((await client.run(UnbindEmailDocument)).unbindEmail, 'AccountUpdated');
    expectOutcome((await client.run(UnbindEmailDocument)).unbindEmail, 'NotFound');
    const { client: other } = await newcomer(app);
    expectOutcome((await other.run(UnbindEmailDocument)).unbindEmail, 'LastLoginMethod');
  });
});
