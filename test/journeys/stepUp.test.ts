import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  BindPhoneDocument,
  CurrentSessionDocument,
  EnrollTotpDocument,
  LinkAccountDocument,
  type LoginMethod,
  RemoveTotpDocument,
  RequestPushAuthDocument,
  UnbindEmailDocument,
  UpdatePasswordDocument,
  UpdateProfileDocument,
} from '../support/generated/operations.js';
import { named, newcomer, signedIn, signIn } from '../support/people.js';
import { becomes, decide, onPhone } from '../support/phone.js';

describeWithApp('a change that would keep a thief in', { environment: { STEP_UP_SECONDS: '2' } }, (app) => {
  const staleClient = async (person?: { readonly method: LoginMethod }) => {
    const client = await signIn(app.client(), person?.method);
    await app.control.advance(3);
    return client;
  };
  const refusalOf = async (client: Client, document: unknown, variables?: unknown) =>
    (await client.send(`${document}`, variables)).errors[0]?.extensions.code;

  it('needs a proof that is fresh: of a password, a contact, a factor, a second account', async () => {
    const client = await staleClient();
    for (const [document, variables] of [
      [UpdatePasswordDocument, { input: { oldPassword: 'x', newPassword: 'y' } }],
      [BindPhoneDocument, { input: { phone: '13900000000', code: '0000' } }],
      [UnbindEmailDocument, {}],
      [EnrollTotpDocument, {}],
      [RemoveTotpDocument, {}],
      [LinkAccountDocument, { input: { secondary: 'x' } }],
    ] as const) {
      expect(await refusalOf(client, document, variables)).toBe('STEP_UP_REQUIRED');
    }
    const sent = (await app.control.requests('authing')).map(({ operation }) => operation);
    // The check whether the user is blocked, and nothing else.
    expect(sent.slice(2)).toEqual(Array(6).fill('user'));
    // Other changes do not, and signing in anew is enough.
    expectOutcome((await client.run(UpdateProfileDocument, { input: { name: 'x' } })).updateProfile, 'AccountUpdated');
    expectOutcome((await (await signedIn(app)).run(EnrollTotpDocument)).enrollTotp, 'TotpEnrollment');
  });

  it('is a new user name as well, since it names the phone that could confirm', async () => {
    const client = await staleClient();
    for (const username of ['somebody-else’s-phone', null]) {
      expect(await refusalOf(client, UpdateProfileDocument, { input: { username } })).toBe('STEP_UP_REQUIRED');
    }
  });

  it('goes on once the own phone has confirmed', async () => {
    const client = await staleClient();
    const { requestPushAuth } = await client.run(RequestPushAuthDocument, { input: {} });
    const { id } = expectOutcome(requestPushAuth, 'PushAuthStarted').event;
    expect((await onPhone(app)).action_type).toBe('Confirm that it is you');
    await decide(app, 'approve');
    await becomes(client, id, 'APPROVED');
    const { session } = await client.run(CurrentSessionDocument);
    expect(session?.proofs.map(({ kind }) => kind)).toEqual(['PASSWORD', 'PUSH']);
    expectOutcome((await client.run(EnrollTotpDocument)).enrollTotp, 'TotpEnrollment');
  });

  it('does not go on for words of the client that the phone confirmed', async () => {
    const client = await staleClient(await named(app));
    const input = { actionDetails: 'Your parcel is at the door' };
    const { requestPushAuth } = await client.run(RequestPushAuthDocument, { input });
    const { id } = expectOutcome(requestPushAuth, 'PushAuthStarted').event;
    await decide(app, 'approve');
    await becomes(client, id, 'APPROVED');
    const { session } = await client.run(CurrentSessionDocument);
    expect(session?.proofs.map(({ kind }) => kind)).toEqual(['PASSWORD']);
    expect(await refusalOf(client, EnrollTotpDocument)).toBe('STEP_UP_REQUIRED');
  });

  it('is for signed-in users, fresh or not', async () => {
    expect(await refusalOf(app.client(), EnrollTotpDocument)).toBe('UNAUTHENTICATED');
  });
});

describeWithApp(
  'where another field names the phone',
  { environment: { STEP_UP_SECONDS: '1', PUSH_UID_FIELD: 'externalId' } },
  (app) => {
    it('a new user name needs no fresh proof', async () => {
      const { client } = await newcomer(app);
      await app.control.advance(2);
      const { updateProfile } = await client.run(UpdateProfileDocument, { input: { username: 'a-new-name' } });
      expectOutcome(updateProfile, 'AccountUpdated');
    });
  },
);
