/** `linkAccount` for two accounts that both have passkeys. */
import { beforeEach, expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { Authenticator, type SoftPasskey } from '../support/authenticator.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import { CreateLinkProofDocument, LinkAccountDocument } from '../support/generated/operations.js';
import { readField, setField } from '../support/management.js';
import {
  addPasskey,
  challengeFor,
  definePasskeyField,
  FIELD,
  loginWith,
  PASSKEY_ENVIRONMENT,
  passkeysOf,
} from '../support/passkeys.js';
import { named, signIn } from '../support/people.js';

const environment = { ...PASSKEY_ENVIRONMENT, PASSKEY_LOGIN: 'yes' };

describeWithApp('a passkey of a linked account', { environment }, (app) => {
  beforeEach(() => definePasskeyField(app));
  const person = async (name: string) => {
    const { method, id } = await named(app);
    const client = await signIn(app.client(), method);
    const passkey = await addPasskey(client, new Authenticator(), name);
    return { method, id, client, passkey };
  };
  type Person = Awaited<ReturnType<typeof person>>;
  const link = async ({ client }: Person, { method }: Person) => {
    const { createLinkProof } = await client.run(CreateLinkProofDocument, { method });
    const { proof } = expectOutcome(createLinkProof, 'LinkProofCreated');
    expectOutcome((await client.run(LinkAccountDocument, { input: { proof } })).linkAccount, 'AccountUpdated');
  };
  const loginBy = async (passkey: SoftPasskey) => {
    const client = app.client();
    const { challenge, options } = await challengeFor(client, 'LOGIN');
    return loginWith(client, { challenge, response: new Authenticator().get(options, {}, passkey) });
  };
  /** The passkey of the second account, presented as one of the first. */
  const claimedFor = ({ id }: Person, { passkey }: Person): SoftPasskey => ({
    ...passkey,
    userHandle: Buffer.from(`AUTHING:${id}`).toString('base64url'),
  });
  const namesOf = async (client: Client) => (await passkeysOf(client)).map(({ name }) => name);

  it('is not moved: the passkeys of the first account stay the same, and those of the second open nothing', async () => {
    const [first, second] = [await person('first'), await person('second')];
    const before = await readField(app, first.id, FIELD);
    expectOutcome(await loginBy(second.passkey), 'LoginSuccess');
    await link(first, second);
    expect(await readField(app, first.id, FIELD)).toBe(before);
    expect(await namesOf(first.client)).toEqual(['first']);
    for (const passkey of [second.passkey, claimedFor(first, second)]) {
      expectOutcome(await loginBy(passkey), 'InvalidCredentials');
    }
    const { user } = expectOutcome(await loginBy(first.passkey), 'LoginSuccess');
    expect(user.id).toBe(first.id);
  });

  it('is ignored, as are forged entries, when the vendor merges the custom fields of both accounts', async () => {
    const [first, second] = [await person('first'), await person('second')];
    const [own, foreign] = await Promise.all(
      [first, second].map(async ({ id }) => {
        const { passkeys } = JSON.parse((await readField(app, id, FIELD)) ?? '') as { passkeys: { mac: string }[] };
        return passkeys[0];
      }),
    );
    await link(first, second);
    const forged = { ...foreign, mac: own?.mac };
    const entries = [own, foreign, forged, { ...forged, id: 'forged' }];
    await setField(app, first.id, FIELD, JSON.stringify({ passkeys: entries }));
    expect(await namesOf(first.client)).toEqual(['first']);
    expectOutcome(await loginBy(claimedFor(first, second)), 'InvalidCredentials');
    expectOutcome(await loginBy(first.passkey), 'LoginSuccess');
    // A later change does not sign the entries that were merged in.
    await addPasskey(first.client, new Authenticator(), 'third');
    expect(await namesOf(first.client)).toEqual(['first', 'third']);
    expectOutcome(await loginBy(claimedFor(first, second)), 'InvalidCredentials');
  });
});
