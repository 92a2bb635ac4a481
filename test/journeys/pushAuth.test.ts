import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  type AuthQrCodeInput,
  BindPushAuthDocument,
  CreateAuthQrCodeDocument,
  CurrentSessionDocument,
  LoginDocument,
  LogoutDocument,
  PushAuthEventUpdatedDocument,
  type PushAuthInput,
  RequestPushAuthDocument,
  UpdateProfileDocument,
  VerifyPushAuthTokenDocument,
} from '../support/generated/operations.js';
import { newcomer, signedIn } from '../support/people.js';
import { becomes, decide, onPhone, statusOf } from '../support/phone.js';
import { overSocket, overSse } from '../support/subscribe.js';

const qrCode = async (client: Client, input?: AuthQrCodeInput) => {
  const { createAuthQrCode } = await client.run(CreateAuthQrCodeDocument, input ? { input } : {});
  return expectOutcome(createAuthQrCode, 'PushAuthStarted').event;
};
const loginWith = async (client: Client, event: string) =>
  (await client.run(LoginDocument, { input: { method: { pushAuth: { event } } } })).login;
describeWithApp('a QR code', {}, (app) => {
  it('signs in the user who approves it on the phone, once', async () => {
    const client = app.client();
    const event = await qrCode(client);
    expect(event).toMatchObject({ kind: 'QR_CODE', purpose: 'LOGIN', status: 'PENDING', matchNumber: null });
    expect(event.qrCode?.url).toMatch(/^http/);
    expect(event.qrCode?.imageDataUrl).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(expectOutcome(await loginWith(client, event.id), 'PushAuthPending').__typename).toBe('PushAuthPending');
    await decide(app, 'approve');
    await becomes(client, event.id, 'APPROVED');
    const { user, session } = expectOutcome(await loginWith(client, event.id), 'LoginSuccess');
    expect([user.username, session.proofs.map(({ kind }) => kind)]).toEqual(['menshen', ['QR_CODE']]);
    expectOutcome(await loginWith(client, event.id), 'FlowExpired');
  });

  it('shows words of ours on the phone, and none of the client', async () => {
    const client = app.client();
    await qrCode(client);
    expect((await onPhone(app)).action_type).toBe('Sign in');
    const { createAuthQrCode } = await client.run(CreateAuthQrCodeDocument, {
      input: { actionType: 'A parcel for you' },
    });
    expect(expectOutcome(createAuthQrCode, 'InputRejected').fields[0]?.path).toBe('input.actionType');
  });

  it('never carries the event’s own id', async () => {
    const { id, qrCode: code } = await qrCode(app.client());
    expect(JSON.stringify(code)).not.toContain(id);
    expect(app.log.join('')).not.toContain(id);
  });

  it('that is refused signs nobody in', async () => {
    const client = app.client();
    const { id } = await qrCode(client);
    await decide(app, 'deny');
    await becomes(client, id, 'REJECTED');
    expectOutcome(await loginWith(client, id), 'PushAuthRejected');
  });

  it('that nobody scans expires, and an approval after that comes too late', async () => {
    const client = app.client();
    const { id } = await qrCode(client);
    await app.control.advance(200);
    await becomes(client, id, 'EXPIRED');
    await decide(app, 'approve').catch(() => undefined);
    expectOutcome(await loginWith(client, id), 'PushAuthExpired');
  });

  it('of somebody whom we do not know, or who is blocked, signs nobody in', async () => {
    for (const uid of ['nobody', 'blocked']) {
      const client = app.client();
      const { id } = await qrCode(client);
      await decide(app, 'approve', uid);
      await becomes(client, id, 'APPROVED');
      expectOutcome(await loginWith(client, id), 'InvalidCredentials');
    }
  });

  it('belongs to the page that showed it', async () => {
    const page = app.client({ mode: 'cookie' });
    const { id } = await qrCode(page);
    await decide(app, 'approve');
    const stranger = app.client({ mode: 'cookie' });
    expect(await statusOf(stranger, id)).toBeNull();
    expectOutcome(await loginWith(stranger, id), 'FlowExpired');
    await becomes(page, id, 'APPROVED');
    expectOutcome(await loginWith(page, id), 'LoginSuccess');
  });

  it('that was made to link a phone signs nobody in', async () => {
    const client = await signedIn(app);
    const { id } = await qrCode(client, { purpose: 'BIND' });
    await decide(app, 'approve');
    await becomes(client, id, 'APPROVED');
    expectOutcome(await loginWith(client, id), 'FlowExpired');
  });

  it('to link a phone needs a session', async () => {
    const { errors } = await app.client().send(CreateAuthQrCodeDocument, { input: { purpose: 'BIND' as const } });
    expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describeWithApp('a linked phone', { environment: { PUSH_UID_FIELD: 'externalId' } }, (app) => {
  const bind = async (client: Client, uid: string) => {
    const { id } = await qrCode(client, { purpose: 'BIND' });
    expectOutcome((await client.run(BindPushAuthDocument, { event: id })).bindPushAuth, 'NotFound');
    await decide(app, 'approve', uid);
    await becomes(client, id, 'APPROVED');
    return (await client.run(BindPushAuthDocument, { event: id })).bindPushAuth;
  };

  it('signs its owner in from then on, and cannot be linked to another account', async () => {
    const { client, id: userId } = await newcomer(app);
    expectOutcome(await bind(client, 'phone-7'), 'AccountUpdated');
    const { client: other } = await newcomer(app);
    expectOutcome(await bind(other, 'phone-7'), 'AlreadyTaken');
    const page = app.client();
    const { id } = await qrCode(page);
    await decide(app, 'approve', 'phone-7');
    await becomes(page, id, 'APPROVED');
    expect(expectOutcome(await loginWith(page, id), 'LoginSuccess').user.id).toBe(userId);
  });
});

describeWithApp('a push', {}, (app) => {
  const request = async (client: Client, input: PushAuthInput = {}) =>
    (await client.run(RequestPushAuthDocument, { input })).requestPushAuth;

  it('sends a request to the caller’s own phone, and shows the same number on both sides', async () => {
    const client = await signedIn(app);
    const asked = await request(client, { actionType: 'Pay', actionDetails: 'Tea \u202E, 20 yuan\u0007' });
    const { event } = expectOutcome(asked, 'PushAuthStarted');
    expect(event).toMatchObject({ kind: 'PUSH', purpose: 'CONFIRM', qrCode: null });
    const shown = await onPhone(app);
    expect(shown.action_type).toBe('Pay');
    // Without the characters that turn text round or cannot be seen.
    expect(shown.action_details).toBe(`Tea , 20 yuan [${event.matchNumber}]`);
    await decide(app, 'approve');
    await becomes(client, event.id, 'APPROVED');
  });

  it('is for the signed-in user alone, and for confirming alone', async () => {
    const { errors } = await app.client().send(RequestPushAuthDocument, { input: {} });
    expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const client = await signedIn(app);
    expectOutcome(await request(client, { purpose: 'LOGIN' }), 'PushAuthUnavailable');
    const { client: without } = await newcomer(app);
    expectOutcome(await request(without), 'PushAuthUnavailable');
  });

  it('rejects words that are too long or would sign like another question', async () => {
    const client = await signedIn(app);
    for (const input of [{ actionType: 'x'.repeat(65) }, { actionDetails: 'pay action_type=login' }]) {
      expectOutcome(await request(client, input), 'InputRejected');
    }
  });

  it('is seen by nobody once its session has ended', async () => {
    const client = await signedIn(app);
    const { event } = expectOutcome(await request(client), 'PushAuthStarted');
    await client.run(LogoutDocument);
    expect(await statusOf(client, event.id)).toBeNull();
  });
});

describeWithApp('pushes', {}, (app) => {
  it('come three times in five minutes', async () => {
    const client = await signedIn(app);
    await app.control.call('POST', '/secken/settings', { pushLimit: false });
    const names: string[] = [];
    for (let count = 0; count < 4; count++) {
      names.push((await client.run(RequestPushAuthDocument, { input: {} })).requestPushAuth.__typename);
    }
    expect(names).toEqual(['PushAuthStarted', 'PushAuthStarted', 'PushAuthStarted', 'AttemptsLimited']);
  });
});

describeWithApp('pushes to one phone', {}, (app) => {
  it('come three times in five minutes, whatever accounts go by its name one after the other', async () => {
    await app.control.call('POST', '/secken/settings', { pushLimit: false });
    const names: string[] = [];
    for (let count = 0; count < 2; count++) {
      const { client } = await newcomer(app);
      const rename = (username: string) => client.run(UpdateProfileDocument, { input: { username } });
      expectOutcome((await rename('somebody’s phone')).updateProfile, 'AccountUpdated');
      for (let rung = 0; rung < 2; rung++) {
        names.push((await client.run(RequestPushAuthDocument, { input: {} })).requestPushAuth.__typename);
      }
      expectOutcome((await rename(`out-of-the-way-${count}`)).updateProfile, 'AccountUpdated');
    }
    expect(names).toEqual(['PushAuthStarted', 'PushAuthStarted', 'PushAuthStarted', 'AttemptsLimited']);
  });
});

describeWithApp('a token of the phone’s app', {}, (app) => {
  it('is accepted once and identifies no user', async () => {
    const { token } = await app.control.call<{ token: string }>('POST', '/secken/tokens', { uid: 'menshen' });
    const verify = async () => (await app.client().run(VerifyPushAuthTokenDocument, { token })).verifyPushAuthToken;
    expectOutcome(await verify(), 'PushAuthTokenAccepted');
    expectOutcome(await verify(), 'PushAuthRejected');
  });
});

describeWithApp('following an event', {}, (app) => {
  it('sends its state first, then every change, and ends after the last one: over SSE', async () => {
    const client = app.client();
    const { id } = await qrCode(client);
    const seen: string[] = [];
    for await (const { pushAuthEventUpdated } of overSse(client, PushAuthEventUpdatedDocument, { id })) {
      seen.push(pushAuthEventUpdated.status);
      if (pushAuthEventUpdated.status === 'PENDING') await decide(app, 'approve');
    }
    expect(seen).toEqual(['PENDING', 'APPROVED']);
  });

  it('tells the same over a WebSocket', async () => {
    const client = app.client();
    const { id } = await qrCode(client);
    const seen = await overSocket(
      client,
      PushAuthEventUpdatedDocument,
      { id },
      {
        onEvent: async ({ pushAuthEventUpdated }) => {
          if (pushAuthEventUpdated.status === 'PENDING') await decide(app, 'deny');
        },
      },
    );
    expect(seen.map(({ pushAuthEventUpdated }) => pushAuthEventUpdated.status)).toEqual(['PENDING', 'REJECTED']);
  });

  // The server reads an event without a change every fifteen seconds.
  it('ends with the session that the event belongs to', async () => {
    const client = await signedIn(app);
    const { id } = await qrCode(client, { purpose: 'BIND' });
    const seen: string[] = [];
    for await (const { pushAuthEventUpdated } of overSse(client, PushAuthEventUpdatedDocument, { id })) {
      seen.push(pushAuthEventUpdated.status);
      const other = app.client();
      other.token = client.token;
      await other.run(LogoutDocument);
    }
    expect(seen).toEqual(['PENDING']);
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
  });

  it('is refused for an event of somebody else', async () => {
    const page = app.client({ mode: 'cookie' });
    const { id } = await qrCode(page);
    const stream = overSse(app.client(), PushAuthEventUpdatedDocument, { id });
    await expect(stream.next()).rejects.toThrow('BAD_USER_INPUT');
  });

  it('is refused to pages of other origins, to requests that a form could make, and over the usual route', async () => {
    const client = app.client();
    const { id } = await qrCode(client);
    const elsewhere = { origin: 'https://evil.example.com' };
    await expect(overSse(client, PushAuthEventUpdatedDocument, { id }, elsewhere).next()).rejects.toThrow('403');
    const form = { 'content-type': 'text/plain' };
    await expect(overSse(client, PushAuthEventUpdatedDocument, { id }, form).next()).rejects.toThrow(/40[03]|415/);
    await expect(overSocket(client, PushAuthEventUpdatedDocument, { id }, elsewhere)).rejects.toThrow();
    const { status, errors } = await client.send(PushAuthEventUpdatedDocument, { id });
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });

  it('takes subscriptions alone, within the limits of every operation', async () => {
    const ask = async (query: string) => {
      const response = await fetch(`${app.url()}/graphql/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ query }),
      });
      return [response.status, await response.text()] as const;
    };
    for (const query of ['{ me { id } }', 'mutation { logout }', 'subscription { nothing }', 'subscription {']) {
      const [status, text] = await ask(query);
      expect([status, text.includes('"code"')]).toEqual([400, true]);
    }
  });
});
