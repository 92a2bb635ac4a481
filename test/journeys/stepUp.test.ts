import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  BindPhoneDocument,
  CurrentSessionDocument,
  EnrollTotpDocument,
  LinkAccountDocument,
  PushAuthEventDocument,
  RemoveTotpDocument,
  RequestPushAuthDocument,
  UnbindEmailDocument,
  UpdatePasswordDocument,
  UpdateProfileDocument,
} from '../support/generated/operations.js';
import { signedIn } from '../support/people.js';

describeWithApp('a change that would keep a thief in', { environment: { STEP_UP_SECONDS: '2' } }, (app) => {
  const staleClient = async () => {
    const client = await signedIn(app);
    await sleep(2100);
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
    expect(await app.control.requests('authing')).toHaveLength(2);
    // Other changes do not, and signing in anew is enough.
    expectOutcome((await client.run(UpdateProfileDocument, { input: { name: 'x' } })).updateProfile, 'AccountUpdated');
    expectOutcome((await (await signedIn(app)).run(EnrollTotpDocument)).enrollTotp, 'TotpEnrollment');
  });

  it('goes on once the own phone has confirmed', async () => {
    const client = await staleClient();
    const { requestPushAuth } = await client.run(RequestPushAuthDocument, { input: {} });
    const { id } = expectOutcome(requestPushAuth, 'PushAuthStarted').event;
    const events = await app.control.call<{ event_id: string }[]>('GET', '/secken/events');
    await app.control.call('POST', `/secken/events/${events.at(-1)?.event_id}/approve`, {});
    const status = async () => (await client.run(PushAuthEventDocument, { id })).pushAuthEvent?.status;
    await expect.poll(status, { timeout: 8000 }).toBe('APPROVED');
    const { session } = await client.run(CurrentSessionDocument);
    expect(session?.proofs.map(({ kind }) => kind)).toEqual(['PASSWORD', 'PUSH']);
    expectOutcome((await client.run(EnrollTotpDocument)).enrollTotp, 'TotpEnrollment');
  });

  it('is for signed-in users, fresh or not', async () => {
    expect(await refusalOf(app.client(), EnrollTotpDocument)).toBe('UNAUTHENTICATED');
  });
});
