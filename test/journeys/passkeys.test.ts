/** Passkeys of a signed-in user: adding, listing, renaming and removing them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { Authenticator } from '../support/authenticator.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  ConfirmPasskeyDocument,
  CurrentSessionDocument,
  EnrollPasskeyDocument,
  MyPasskeysDocument,
  RemovePasskeyDocument,
  RemoveUserPasskeysDocument,
  RenamePasskeyDocument,
  StepUpDocument,
} from '../support/generated/operations.js';
import { readField } from '../support/management.js';
import {
  addPasskey,
  beginEnrolment,
  challengeFor,
  confirm,
  definePasskeyField,
  FIELD,
  PASSKEY_ENVIRONMENT,
  passkeysOf,
} from '../support/passkeys.js';
import { named, newcomer, signIn } from '../support/people.js';

const ADMIN = 'an-administrator-of-passkeys';

describeWithApp('passkeys of a user', { environment: { ...PASSKEY_ENVIRONMENT, ADMIN_TOKENS: ADMIN } }, (app) => {
  beforeEach(() => definePasskeyField(app));
  const person = async () => {
    const { method, id, username } = await named(app);
    return { client: await signIn(app.client(), method), method, id, username };
  };

  it('are enrolled with options that require a discoverable credential and user verification', async () => {
    const { client, id, username } = await person();
    const options = await beginEnrolment(client);
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      user: { id: Buffer.from(`AUTHING:${id}`).toString('base64url'), name: username },
      pubKeyCredParams: [{ alg: -8 }, { alg: -7 }, { alg: -257 }],
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [],
    });
  });

  it('are added, listed, renamed and removed', async () => {
    const { client } = await person();
    const other = await addPasskey((await person()).client, new Authenticator());
    const authenticator = new Authenticator();
    expect(await passkeysOf(client)).toEqual([]);
    const first = await addPasskey(client, authenticator, '  手机 ');
    const second = await addPasskey(client, authenticator);
    const listed = await passkeysOf(client);
    expect(listed).toEqual([
      { id: first.id, name: '手机', createdAt: expect.any(String), lastUsedAt: null, backedUp: false },
      { id: second.id, name: null, createdAt: expect.any(String), lastUsedAt: null, backedUp: false },
    ]);
    expect((await beginEnrolment(client)).excludeCredentials.map(({ id }) => id)).toEqual([first.id, second.id]);
    const rename = async (id: string, name: string) =>
      (await client.run(RenamePasskeyDocument, { id, name })).renamePasskey;
    expectOutcome(await rename(second.id, 'Laptop'), 'AccountUpdated');
    // The second id belongs to another user.
    for (const id of ['unknown', other.id]) expectOutcome(await rename(id, 'Laptop'), 'NotFound');
    for (const name of ['', ' ', 'x'.repeat(65), 'a\u0000b']) {
      expect(expectOutcome(await rename(second.id, name), 'InputRejected').fields[0]?.path).toBe('name');
    }
    expectOutcome(await rename(second.id, '名'.repeat(64)), 'AccountUpdated');
    const remove = async (id: string) => (await client.run(RemovePasskeyDocument, { id })).removePasskey;
    expectOutcome(await remove(first.id), 'AccountUpdated');
    for (const id of [first.id, other.id]) expectOutcome(await remove(id), 'NotFound');
    expect((await passkeysOf(client)).map(({ id, name }) => [id, name])).toEqual([[second.id, '名'.repeat(64)]]);
  });

  it('end the other sessions when one is added or removed, and not when one is renamed', async () => {
    const { client, method } = await person();
    const isOpen = async (other: typeof client) => (await other.run(CurrentSessionDocument)).session !== null;
    const others = await Promise.all([1, 2].map(() => signIn(app.client(), method)));
    const { id } = await addPasskey(client, new Authenticator());
    expect([await isOpen(client), ...(await Promise.all(others.map(isOpen)))]).toEqual([true, false, false]);
    const later = await signIn(app.client(), method);
    await client.run(RenamePasskeyDocument, { id, name: 'Phone' });
    expect(await isOpen(later)).toBe(true);
    await client.run(RemovePasskeyDocument, { id });
    expect([await isOpen(client), await isOpen(later)]).toEqual([true, false]);
  });

  it('need a session with a fresh proof', async () => {
    const code = async (client: Client) => (await client.send(EnrollPasskeyDocument)).errors[0]?.extensions.code;
    expect(await code(app.client())).toBe('UNAUTHENTICATED');
    const { client } = await person();
    const { id } = await addPasskey(client, new Authenticator());
    const response = new Authenticator().create(await beginEnrolment(client));
    await app.control.advance(1000);
    expect(await code(client)).toBe('STEP_UP_REQUIRED');
    await expect(confirm(client, response)).rejects.toThrow('STEP_UP_REQUIRED');
    await expect(client.run(RemovePasskeyDocument, { id })).rejects.toThrow('STEP_UP_REQUIRED');
    expect(await passkeysOf(client)).toHaveLength(1);
  });

  it('keep their transports, so that browsers offer the QR code for a passkey on a phone', async () => {
    const { client } = await person();
    const transports = ['hybrid', 'internal'];
    const phone = new Authenticator(undefined, false, transports);
    const { id } = await addPasskey(client, phone);
    const key = await addPasskey(client, new Authenticator(undefined, true, ['usb', 'nfc']));
    const other = await addPasskey(client, new Authenticator(undefined, false, []));
    const descriptors = [
      { id, transports },
      { id: key.id, transports: ['usb', 'nfc'] },
      { id: other.id, transports: [] },
    ];
    const creation = await beginEnrolment(client);
    expect(creation.excludeCredentials).toMatchObject(descriptors);
    // A restriction to this device or to security keys would hide the QR code.
    expect(creation).not.toHaveProperty('authenticatorSelection.authenticatorAttachment');
    const { options, challenge } = await challengeFor(client, 'STEP_UP');
    expect(options.allowCredentials).toMatchObject(descriptors);
    const answer = { passkey: { challenge, response: phone.get(options) } };
    expectOutcome((await client.run(StepUpDocument, { answer })).stepUp, 'StepUpSuccess');
  });

  it('are at most ten', async () => {
    const { client } = await person();
    const authenticator = new Authenticator();
    const spare = authenticator.create(await beginEnrolment(client));
    for (let count = 0; count < 10; count++) await addPasskey(client, authenticator);
    expectOutcome((await client.run(EnrollPasskeyDocument)).enrollPasskey, 'TooManyPasskeys');
    expectOutcome(await confirm(client, spare), 'InputRejected');
    expect(await passkeysOf(client)).toHaveLength(10);
  });

  it('are both stored when two enrolments end at once', async () => {
    const { client } = await person();
    const responses = [];
    for (let count = 0; count < 4; count++) responses.push(new Authenticator().create(await beginEnrolment(client)));
    const outcomes = await Promise.all(responses.map((response) => confirm(client, response)));
    expect(outcomes.map(({ __typename }) => __typename)).toEqual(Array(4).fill('AccountUpdated'));
    const ids = (await passkeysOf(client)).map(({ id }) => id);
    expect(ids.sort()).toEqual(responses.map(({ id }) => id).sort());
  });

  it('are removed by an administrator, with the sessions of the user', async () => {
    const { client, id } = await person();
    await addPasskey(client, new Authenticator());
    const remove = async (token: string | undefined, user: string) => {
      const administrator = app.client();
      administrator.token = token;
      return administrator.send(RemoveUserPasskeysDocument, { user });
    };
    expect((await remove(client.token ?? '', id)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const { data } = await remove(ADMIN, id);
    expectOutcome(data?.removeUserPasskeys ?? null, 'AccountUpdated');
    expect(await readField(app, id, FIELD)).toBeUndefined();
    expect((await client.run(CurrentSessionDocument)).session).toBeNull();
    expectOutcome((await remove(ADMIN, 'unknown')).data?.removeUserPasskeys ?? null, 'NotFound');
  });

  it('are not answered for as stored when the vendor did not store them', async () => {
    const { client } = await person();
    const response = new Authenticator().create(await beginEnrolment(client));
    await app.control.fail('authing', { match: 'setUdv', count: 5, mode: 'http500' });
    await expect(confirm(client, response)).rejects.toThrow('PROVIDER_UNAVAILABLE');
    await app.control.call('DELETE', '/providers/authing/faults');
    expect(await passkeysOf(client)).toEqual([]);
  });

  describe('a response', () => {
    const refused = async (deviation: Parameters<Authenticator['create']>[1]) => {
      const { client } = await person();
      const response = new Authenticator().create(await beginEnrolment(client), deviation);
      expect(expectOutcome(await confirm(client, response), 'InputRejected').fields[0]?.path).toBe('response');
      expect(await passkeysOf(client)).toEqual([]);
    };

    it.each([
      ['another origin', { origin: 'https://attacker.example' }],
      ['a frame of another origin', { crossOrigin: true }],
      ['another RP', { rpId: 'attacker.example' }],
      ['no user verification', { userVerified: false }],
    ])('is refused with %s', (_what, deviation) => refused(deviation));

    it('is accepted once', async () => {
      const { client } = await person();
      const response = new Authenticator().create(await beginEnrolment(client));
      const outcomes = await Promise.all([1, 2, 3].map(() => confirm(client, response)));
      expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual([
        'AccountUpdated',
        'FlowExpired',
        'FlowExpired',
      ]);
    });

    it('is refused in the session of another user, and after five minutes', async () => {
      const [one, two] = [await person(), await person()];
      const response = new Authenticator().create(await beginEnrolment(one.client));
      expectOutcome(await confirm(two.client, response), 'FlowExpired');
      await app.control.advance(301);
      expectOutcome(await confirm(one.client, response), 'FlowExpired');
    });

    it.each([
      ['no JSON object', 'text'],
      ['an object without its parts', { id: 'x' }],
      ['more than 16 kB', { id: 'x'.repeat(17_000) }],
    ])('is refused when it is %s', async (_what, response) => {
      const { client } = await person();
      const outcome = expectOutcome(await confirm(client, response), 'InputRejected');
      expect(outcome.fields[0]?.path).toBe('response');
      expect(JSON.stringify(outcome)).not.toContain('xxx');
    });

    it('of the right form is refused above 16 kB', async () => {
      const { client } = await person();
      const response = new Authenticator().create(await beginEnrolment(client));
      const outcome = await confirm(client, { ...response, padding: 'x'.repeat(16_384) });
      expect(expectOutcome(outcome, 'InputRejected').fields[0]?.message).toContain('16384 bytes');
    });
  });
});

describeWithApp(
  'a custom field that is not defined',
  { environment: { ...PASSKEY_ENVIRONMENT, PASSKEYS: 'udf:undefined' } },
  (app) => {
    it('is named to the operator as the cause', async () => {
      const { client } = await newcomer(app);
      const response = new Authenticator().create(await beginEnrolment(client));
      const { errors } = await client.send(ConfirmPasskeyDocument, { response });
      expect(errors[0]?.extensions.code).toBe('PROVIDER_NOT_CONFIGURED');
      expect(errors[0]?.message).toContain('type STRING');
    });
  },
);

describeWithApp('a server without PASSKEYS', {}, (app) => {
  it('offers no passkeys', async () => {
    const { client } = await newcomer(app);
    expect((await client.run(MyPasskeysDocument)).me?.passkeys).toBeNull();
    const { errors } = await client.send(EnrollPasskeyDocument);
    expect(errors[0]?.extensions.code).toBe('NOT_SUPPORTED_BY_PROVIDER');
  });
});

describeWithApp(
  'a provider without custom fields',
  { environment: { ...PASSKEY_ENVIRONMENT, IDENTITY_PROVIDERS: 'AUTHING_LEGACY' } },
  (app) => {
    it('offers no passkeys', async () => {
      const client = await signIn(app.client());
      expect((await client.run(MyPasskeysDocument)).me?.passkeys).toBeNull();
      const { errors } = await client.send(EnrollPasskeyDocument);
      expect(errors[0]?.extensions.code).toBe('NOT_SUPPORTED_BY_PROVIDER');
    });
  },
);
