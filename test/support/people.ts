/** People for tests, each with a name, phone and mailbox that nobody else has: codes are limited per address. */
import type { TestApp } from './app.js';
import type { Client, ClientOptions } from './client.js';
import { expectOutcome } from './expect.js';
import {
  LoginDocument,
  type LoginMethod,
  RegisterDocument,
  SendEmailDocument,
  SendSmsCodeDocument,
} from './generated/operations.js';

export const PASSWORD = 'Menshen-2026';
export const SEEDED = { email: 'menshen@example.com', username: 'menshen', phone: '13800000001' } as const;

/** The seeded user by password. */
export const SEEDED_LOGIN: LoginMethod = { email: { email: SEEDED.email, password: PASSWORD } };

let count = 0;

export function newPhone(): string {
  count += 1;
  return `139${String(count).padStart(8, '0')}`;
}

export function newEmail(): string {
  count += 1;
  return `person${count}@example.com`;
}

/** Signs in and keeps the session in the client. */
export async function signIn(client: Client, method: LoginMethod = SEEDED_LOGIN): Promise<Client> {
  const { login } = await client.run(LoginDocument, { input: { method } });
  const { accessToken } = expectOutcome(login, 'LoginSuccess');
  if (accessToken !== null) client.token = accessToken;
  return client;
}

/** A client of the seeded user, signed in. */
export function signedIn(app: TestApp, options: ClientOptions = {}): Promise<Client> {
  return signIn(app.client(options));
}

/** Somebody new, known by e-mail alone, signed in. */
export async function newcomer(app: TestApp): Promise<{ client: Client; email: string; id: string }> {
  const client = app.client();
  const email = newEmail();
  const input = { method: { email: { email, password: PASSWORD } }, forceLogin: true };
  const { user, accessToken } = expectOutcome(
    (await client.run(RegisterDocument, { input })).register,
    'RegisterSuccess',
  );
  client.token = accessToken;
  return { client, email, id: user?.id ?? '' };
}

/** Somebody new, known by a user name, and how they sign in. */
export async function named(app: TestApp): Promise<{ method: LoginMethod; username: string; id: string }> {
  count += 1;
  const username = `somebody${count}`;
  const method = { username: { username, password: PASSWORD } };
  const { register } = await app.client().run(RegisterDocument, { input: { method } });
  return { method, username, id: expectOutcome(register, 'RegisterSuccess').user?.id ?? '' };
}

export async function smsCode(
  app: TestApp,
  phone: string,
  scene: 'LOGIN' | 'REGISTER' | 'RESET_PASSWORD' | 'BIND' | 'MFA_VERIFY' = 'BIND',
): Promise<string> {
  expectOutcome((await app.client().run(SendSmsCodeDocument, { input: { phone, scene } })).sendSmsCode, 'CodeSent');
  return app.control.code(phone);
}

export async function emailCode(
  app: TestApp,
  email: string,
  scene: 'RESET_PASSWORD' | 'VERIFY_EMAIL' | 'CHANGE_EMAIL' | 'MFA_VERIFY' = 'CHANGE_EMAIL',
): Promise<string> {
  expectOutcome((await app.client().run(SendEmailDocument, { input: { email, scene } })).sendEmail, 'CodeSent');
  return app.control.code(email);
}
