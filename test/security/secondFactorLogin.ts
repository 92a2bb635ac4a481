/** Logins of a user with an authenticator app, one step at a time. */
import type { TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  ConfirmTotpDocument,
  EnrollTotpDocument,
  LoginDocument,
  type LoginInput,
  VerifyMfaDocument,
} from '../support/generated/operations.js';
import { named, signIn } from '../support/people.js';

export const begin = async (client: Client, input: LoginInput) =>
  expectOutcome((await client.run(LoginDocument, { input })).login, 'MfaRequired').flow;
export const verify = async (client: Client, flow: string, totp: string) =>
  (await client.run(VerifyMfaDocument, { flow, answer: { totp } })).verifyMfa;

/** A new user with a confirmed authenticator app. */
export async function enrolled(app: TestApp): Promise<{ input: LoginInput; secret: string }> {
  const { method } = await named(app);
  const owner = await signIn(app.client(), method);
  const { secret } = expectOutcome((await owner.run(EnrollTotpDocument)).enrollTotp, 'TotpEnrollment');
  const code = await app.control.totp(secret);
  expectOutcome((await owner.run(ConfirmTotpDocument, { code })).confirmTotp, 'AccountUpdated');
  return { input: { method }, secret };
}
