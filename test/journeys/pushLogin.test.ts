/** A push as the first factor, and phones that a custom field names. */
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { captchaPass } from '../support/captcha.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  BindPushAuthDocument,
  CreateAuthQrCodeDocument,
  LoginDocument,
  RequestPushAuthDocument,
  SetUdfValueDocument,
} from '../support/generated/operations.js';
import { defineField, setField } from '../support/management.js';
import { named, newcomer, signIn } from '../support/people.js';
import { becomes, decide, onPhone, statusOf } from '../support/phone.js';
import { eventReader } from '../support/signInEvents.js';

const request = async (client: Client, uid: string, pass?: string) =>
  (await client.run(RequestPushAuthDocument, { input: { purpose: 'LOGIN', uid }, captchaPass: pass })).requestPushAuth;
const loginWith = async (client: Client, event: string) =>
  (await client.run(LoginDocument, { input: { method: { pushAuth: { event } } } })).login;

describeWithApp('a push that begins a login', { environment: { PUSH_LOGIN: 'yes' } }, (app) => {
  const ring = async (client: Client, uid: string) =>
    expectOutcome(await request(client, uid, await captchaPass(app, client)), 'PushAuthStarted').event;

  it('signs in the user whose phone approves it, once', async () => {
    const { username, id } = await named(app);
    const client = app.client();
    const event = await ring(client, username);
    expect(event).toMatchObject({ kind: 'PUSH', purpose: 'LOGIN', status: 'PENDING', qrCode: null });
    const shown = await onPhone(app);
    expect([shown.action_type, shown.action_details]).toEqual(['Sign in', `[${event.matchNumber}]`]);
    await decide(app, 'approve');
    const read = eventReader(app);
    await becomes(client, event.id, 'APPROVED');
    const { user, session } = expectOutcome(await loginWith(client, event.id), 'LoginSuccess');
    expect([user.id, session.proofs.map(({ kind }) => kind)]).toEqual([id, ['PUSH']]);
    expectOutcome(await loginWith(client, event.id), 'FlowExpired');
    expect(read().map((each) => `${each.event} ${each.outcome} ${each.method}`)).toEqual([
      'pushDecision PushAuthApproved push',
      'newBrowser NewBrowser undefined',
      'login LoginSuccess pushAuth',
      'login FlowExpired pushAuth',
    ]);
  });

  it('takes a captcha, each pass once', async () => {
    const client = app.client();
    expectOutcome(await request(client, 'menshen'), 'CaptchaRequired');
    const pass = await captchaPass(app, client);
    expectOutcome(await request(client, 'menshen', pass), 'PushAuthStarted');
    expectOutcome(await request(client, 'menshen', pass), 'CaptchaRejected');
    const other = await captchaPass(app, client, 'SEND_CODE');
    expectOutcome(await request(client, 'menshen', other), 'CaptchaRejected');
  });

  it('does not tell whether there is such a phone', async () => {
    const client = app.client();
    const [known, unknown] = [await ring(client, (await named(app)).username), await ring(client, 'nobody-here')];
    const shape = (event: typeof known) => {
      const { id, matchNumber, expiresAt, ...rest } = event;
      return { ...rest, id: id.length, matchNumber: matchNumber?.length };
    };
    expect(shape(unknown)).toEqual(shape(known));
    expect(Math.abs(Date.parse(unknown.expiresAt) - Date.parse(known.expiresAt))).toBeLessThan(5000);
    expect(await statusOf(client, unknown.id)).toBe('PENDING');
    // The vendor is asked about it as about any other.
    const asked = (await app.control.requests('secken')).filter(({ path }) => path.startsWith('/event_result'));
    expect(asked).toHaveLength(1);
    expect(await statusOf(client, unknown.id)).toBe('PENDING');
    expectOutcome(await loginWith(client, unknown.id), 'PushAuthPending');
  });

  it('rings three times in five minutes, known or not', async () => {
    await app.control.call('POST', '/secken/settings', { pushLimit: false });
    for (const uid of [(await named(app)).username, 'nobody-there']) {
      const names: string[] = [];
      for (let count = 0; count < 4; count++) {
        const client = app.client();
        names.push((await request(client, uid, await captchaPass(app, client))).__typename);
      }
      expect(names).toEqual(['PushAuthStarted', 'PushAuthStarted', 'PushAuthStarted', 'AttemptsLimited']);
    }
  });

  it('names a phone, and no words of the client', async () => {
    const client = app.client();
    for (const input of [
      { purpose: 'LOGIN', uid: '' },
      { purpose: 'LOGIN', uid: 'x'.repeat(65) },
      { purpose: 'LOGIN', uid: 'menshen', actionType: 'A parcel' },
      { purpose: 'CONFIRM', uid: 'menshen' },
    ] as const) {
      expectOutcome((await client.run(RequestPushAuthDocument, { input })).requestPushAuth, 'InputRejected');
    }
  });
});

describeWithApp('a push that begins a login, where nobody allowed it', {}, (app) => {
  it('is not to be had', async () => {
    expectOutcome(await request(app.client(), 'menshen'), 'PushAuthUnavailable');
    expect(await app.control.requests('secken')).toEqual([]);
  });
});

describeWithApp('a phone that a custom field names', { environment: { PUSH_UID_FIELD: 'udf:phoneName' } }, (app) => {
  const approvedCode = async (client: Client, purpose: 'LOGIN' | 'BIND', uid: string) => {
    const { createAuthQrCode } = await client.run(CreateAuthQrCodeDocument, { input: { purpose } });
    const { id } = expectOutcome(createAuthQrCode, 'PushAuthStarted').event;
    await decide(app, 'approve', uid);
    await becomes(client, id, 'APPROVED');
    return id;
  };
  const bind = async (client: Client, uid: string) =>
    (await client.run(BindPushAuthDocument, { event: await approvedCode(client, 'BIND', uid) })).bindPushAuth;

  it('is linked by its owner, signs them in, and cannot be linked twice', async () => {
    await defineField(app, 'phoneName');
    const { client, id: userId } = await newcomer(app);
    expectOutcome(await bind(client, 'tower-9'), 'AccountUpdated');
    const { requestPushAuth } = await client.run(RequestPushAuthDocument, { input: {} });
    expectOutcome(requestPushAuth, 'PushAuthStarted');
    expectOutcome(await bind((await newcomer(app)).client, 'tower-9'), 'AlreadyTaken');
    const page = app.client();
    const event = await approvedCode(page, 'LOGIN', 'tower-9');
    expect(expectOutcome(await loginWith(page, event), 'LoginSuccess').user.id).toBe(userId);
    // A name that only begins alike is another phone.
    const like = await approvedCode(page, 'LOGIN', 'tower-');
    expectOutcome(await loginWith(page, like), 'InvalidCredentials');
  });

  it('signs nobody in when two accounts have it, nor can a client write it', async () => {
    await defineField(app, 'phoneName');
    const [one, two] = [await named(app), await named(app)];
    for (const { id } of [one, two]) await setField(app, id, 'phoneName', 'shared-phone');
    const page = app.client();
    expectOutcome(await loginWith(page, await approvedCode(page, 'LOGIN', 'shared-phone')), 'InvalidCredentials');
    expect(app.log.join('')).toContain('two users are linked to the same phone');
    const client = await signIn(app.client(), one.method);
    const { setUdfValue } = await client.run(SetUdfValueDocument, { key: 'phoneName', value: 'tower-9' });
    expect(expectOutcome(setUdfValue, 'InputRejected').fields[0]?.path).toBe('key');
  });
});
