/** Whether somebody has an account: no answer, header, status or vendor call tells. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  LoginDocument,
  RegisterDocument,
  RemoveUsersDocument,
  ResetPasswordDocument,
  SendEmailDocument,
  SendSmsCodeDocument,
} from '../support/generated/operations.js';
import { newEmail, newPhone, PASSWORD } from '../support/people.js';

const TOKEN = 'an-administrators-token';
const environment = {
  ADMIN_TOKENS: createHash('sha256').update(TOKEN).digest('hex'),
  CONCEAL_REGISTRATION: 'yes',
  LIMIT_FAILURES_PER_HOUR: '1000',
};

/** Differ from request to request, whoever is asked about. */
const VOLATILE = /"(requestId|resendAt|retryAt|expiresAt)":"[^"]*"/g;
const VOLATILE_HEADERS: ReadonlySet<string> = new Set(['date', 'x-request-id']);

describeWithApp('enumeration', { environment }, (app) => {
  interface Person {
    readonly email: string;
    readonly phone: string;
  }

  const people: Readonly<Record<string, () => Promise<Person>>> = {
    known: async () => somebody(),
    unknown: async () => ({ email: newEmail(), phone: newPhone() }),
    blocked: async () => {
      const person = await somebody();
      await app.control.call('POST', '/authing/users', { identifier: person.email, blocked: true });
      return person;
    },
    locked: async () => {
      const person = await somebody();
      await app.control.call('POST', '/authing/users', { identifier: person.email, locked: true });
      return person;
    },
    deleted: async () => {
      const { id, ...person } = await somebody();
      const admin = app.client();
      admin.token = TOKEN;
      expectOutcome((await admin.run(RemoveUsersDocument, { ids: [id] })).removeUsers, 'UsersRemoved');
      return person;
    },
  };

  /** An account with a phone, made where the vendor is: the code is spent there and our limits have seen nothing. */
  const somebody = async (): Promise<Person & { readonly id: string }> => {
    const [email, phone] = [newEmail(), newPhone()];
    const { providers } = (await (await fetch(`${app.url()}/emulators`)).json()) as {
      providers: { authing: { appHost: string; userPoolId: string; secret: string } };
    };
    const { appHost, userPoolId, secret } = providers.authing;
    const ask = async (query: string, variables: object, token?: string) => {
      const response = await fetch(`${appHost}/graphql/v2`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-authing-userpool-id': userPoolId,
          ...(token && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as { data: { accessToken: { accessToken: string }; createUser: { id: string } } };
    };
    const credential = await ask(
      'query($id: String!, $secret: String!) { accessToken(userPoolId: $id, secret: $secret) { accessToken } }',
      { id: userPoolId, secret },
    );
    const created = await ask(
      'mutation($userInfo: CreateUserInput!) { createUser(userInfo: $userInfo, keepPassword: true) { id } }',
      { userInfo: { email, phone } },
      credential.data.accessToken.accessToken,
    );
    return { email, phone, id: created.data.createUser.id };
  };

  /** What a stranger could tell apart: everything that comes back, and what the vendor was asked. */
  const trace = async (
    who: keyof typeof people,
    ask: (client: Client, person: Person) => ReturnType<Client['send']>,
  ) => {
    const person = (await people[who]?.()) ?? expect.fail(`Nobody is ${who}.`);
    // The password's key and the management token are fetched by whoever comes first.
    await app.client().run(LoginDocument, { input: { method: { email: { email: newEmail(), password: PASSWORD } } } });
    await app.control.call('DELETE', '/providers/authing/requests');
    const { status, headers, text } = await ask(app.client(), person);
    const calls = (await app.control.requests('authing')).map(({ path, operation }) => `${path} ${operation}`);
    return {
      status,
      headers: [...headers].filter(([name]) => !VOLATILE_HEADERS.has(name)),
      body: text.replaceAll(VOLATILE, '"$1":"…"'),
      calls,
    };
  };

  it.each([
    [
      'login by e-mail',
      (client: Client, { email }: Person) =>
        client.send(LoginDocument, { input: { method: { email: { email, password: 'Wrong-2026' } } } }),
    ],
    [
      'login by phone and password',
      (client: Client, { phone }: Person) =>
        client.send(LoginDocument, { input: { method: { phonePassword: { phone, password: 'Wrong-2026' } } } }),
    ],
    [
      'resetPassword by e-mail',
      (client: Client, { email }: Person) =>
        client.send(ResetPasswordDocument, {
          input: { emailCode: { email, code: '0000', newPassword: PASSWORD } },
        }),
    ],
    [
      'resetPassword by phone',
      (client: Client, { phone }: Person) =>
        client.send(ResetPasswordDocument, {
          input: { phoneCode: { phone, code: '0000', newPassword: PASSWORD } },
        }),
    ],
    [
      'sendSmsCode',
      (client: Client, { phone }: Person) =>
        client.send(SendSmsCodeDocument, { input: { phone, scene: 'RESET_PASSWORD' } }),
    ],
    [
      'sendEmail',
      (client: Client, { email }: Person) =>
        client.send(SendEmailDocument, { input: { email, scene: 'RESET_PASSWORD' } }),
    ],
    [
      'register',
      (client: Client, { email }: Person) =>
        client.send(RegisterDocument, {
          input: { method: { email: { email, password: PASSWORD } }, forceLogin: true },
        }),
    ],
    [
      'register with a password that is too short',
      (client: Client, { email }: Person) =>
        client.send(RegisterDocument, { input: { method: { email: { email, password: '123' } } } }),
    ],
  ])('by %s learns nothing: all accounts and none answer alike', async (_field, ask) => {
    const known = await trace('known', ask);
    expect(known.status).toBe(200);
    expect(known.calls).toHaveLength(1);
    for (const who of Object.keys(people)) expect(await trace(who, ask), who).toEqual(known);
  });

  it('learns nothing from the right password of a blocked account', async () => {
    const login = async (email: string) => {
      const input = { method: { email: { email, password: PASSWORD } } };
      const { text } = await app.client().send(LoginDocument, { input });
      return text.replaceAll(VOLATILE, '"$1":"…"');
    };
    expect(await login('blocked@example.com')).toBe(await login(newEmail()));
  });
});
