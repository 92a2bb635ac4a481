/** Passkeys over HTTP, with a software authenticator. */
import type { Authenticator, CreationOptions, Deviation, RequestOptions, SoftPasskey } from './authenticator.js';
import type { Client } from './client.js';
import { expectOutcome } from './expect.js';
import {
  ConfirmPasskeyDocument,
  CreatePasskeyChallengeDocument,
  EnrollPasskeyDocument,
  LoginDocument,
  MyPasskeysDocument,
  type PasskeyAnswer,
  type PasskeyPurpose,
} from './generated/operations.js';
import { defineField, type VendorAccess } from './management.js';

export const FIELD = 'passkeys';

/** Settings of a server with passkeys. */
export const PASSKEY_ENVIRONMENT = { PASSKEYS: `udf:${FIELD}`, PASSKEY_KEYS: Buffer.alloc(32, 7).toString('base64') };

/** Defines the custom field, as an operator does in the console of the vendor. */
export function definePasskeyField(app: VendorAccess): Promise<void> {
  return defineField(app, FIELD);
}

export async function beginEnrolment(client: Client, flow?: string): Promise<CreationOptions> {
  const { enrollPasskey } = await client.run(EnrollPasskeyDocument, { flow });
  return expectOutcome(enrollPasskey, 'PasskeyEnrollment').options as CreationOptions;
}

export async function confirm(client: Client, response: unknown, name?: string, flow?: string) {
  return (await client.run(ConfirmPasskeyDocument, { response, name, flow })).confirmPasskey;
}

/** Adds a passkey to the account of the client. */
export async function addPasskey(client: Client, authenticator: Authenticator, name?: string): Promise<SoftPasskey> {
  const response = authenticator.create(await beginEnrolment(client));
  expectOutcome(await confirm(client, response, name), 'AccountUpdated');
  const added = authenticator.passkeys.at(-1);
  if (added === undefined) throw new Error('The authenticator has no passkey.');
  return added;
}

export async function passkeysOf(client: Client) {
  return (await client.run(MyPasskeysDocument)).me?.passkeys ?? [];
}

export async function challengeFor(client: Client, purpose: PasskeyPurpose, flow?: string) {
  const { createPasskeyChallenge } = await client.run(CreatePasskeyChallengeDocument, { purpose, flow });
  const { challenge, options } = expectOutcome(createPasskeyChallenge, 'PasskeyChallenge');
  return { challenge, options: options as RequestOptions };
}

/** The answer of the authenticator to a new challenge. */
export async function answerFor(
  client: Client,
  authenticator: Authenticator,
  purpose: PasskeyPurpose,
  { flow, ...deviation }: Deviation & { readonly flow?: string } = {},
): Promise<PasskeyAnswer> {
  const { challenge, options } = await challengeFor(client, purpose, flow);
  return { challenge, response: authenticator.get(options, deviation) };
}

export async function loginWith(client: Client, passkey: PasskeyAnswer) {
  return (await client.run(LoginDocument, { input: { method: { passkey } } })).login;
}
