/** A passkey as a fresh proof for a session. */
import { beforeEach, expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { Authenticator } from '../support/authenticator.js';
import { expectOutcome } from '../support/expect.js';
import {
  CurrentSessionDocument,
  type PasskeyAnswer,
  StepUpDocument,
  UnbindEmailDocument,
} from '../support/generated/operations.js';
import { addPasskey, answerFor, challengeFor, definePasskeyField, PASSKEY_ENVIRONMENT } from '../support/passkeys.js';
import { newcomer } from '../support/people.js';

describeWithApp('a step-up by passkey', { environment: { ...PASSKEY_ENVIRONMENT, STEP_UP_SECONDS: '60' } }, (app) => {
  beforeEach(() => definePasskeyField(app));

  it('refreshes the session, once for each challenge', async () => {
    const { client } = await newcomer(app);
    const authenticator = new Authenticator();
    await addPasskey(client, authenticator);
    await app.control.advance(61);
    const [error] = (await client.send(UnbindEmailDocument)).errors;
    expect(error?.extensions).toMatchObject({ code: 'STEP_UP_REQUIRED', kinds: expect.arrayContaining(['PASSKEY']) });
    const passkey = await answerFor(client, authenticator, 'STEP_UP');
    const prove = async () => (await client.run(StepUpDocument, { answer: { passkey } })).stepUp;
    expectOutcome(await prove(), 'StepUpSuccess');
    expect((await client.run(CurrentSessionDocument)).session?.proofs.map(({ kind }) => kind)).toContain('PASSKEY');
    expectOutcome(await prove(), 'FlowExpired');
  });

  it('refuses a response above 16 kB, and a passkey that the user does not have', async () => {
    const { client } = await newcomer(app);
    const authenticator = new Authenticator();
    const own = await addPasskey(client, authenticator);
    const prove = async (passkey: PasskeyAnswer) => (await client.run(StepUpDocument, { answer: { passkey } })).stepUp;
    const passkey = await answerFor(client, authenticator, 'STEP_UP');
    const large = { ...passkey, response: { ...(passkey.response as object), padding: 'x'.repeat(16_384) } };
    const { fields } = expectOutcome(await prove(large), 'InputRejected');
    expect(fields[0]?.path).toBe('answer.passkey.response');
    const { challenge, options } = await challengeFor(client, 'STEP_UP');
    const unknown = { challenge, response: authenticator.get(options, {}, { ...own, id: 'AAAA' }) };
    expectOutcome(await prove(unknown), 'MfaRejected');
    expectOutcome(await prove(passkey), 'StepUpSuccess');
  });

  it('takes no challenge of another session', async () => {
    const [one, other] = [await newcomer(app), await newcomer(app)];
    const authenticator = new Authenticator();
    await addPasskey(one.client, authenticator);
    const passkey = await answerFor(other.client, authenticator, 'STEP_UP');
    expectOutcome((await one.client.run(StepUpDocument, { answer: { passkey } })).stepUp, 'FlowExpired');
  });
});
