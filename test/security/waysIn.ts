/** Every way to a session, each as a user goes it, up to the answer that grants the session or withholds it. */
import { createHash, randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import type { TestApp } from '../support/app.js';
import { Authenticator } from '../support/authenticator.js';
import { captchaPass } from '../support/captcha.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  ConfirmTotpDocument,
  ContinueLoginDocument,
  CreateAuthQrCodeDocument,
  EnrollTotpDocument,
  LoginDocument,
  type LoginInput,
  RequestPushAuthDocument,
  SendSmsCodeDocument,
  VerifyMfaDocument,
} from '../support/generated/operations.js';
import { giveRole, registerAtLegacy } from '../support/management.js';
import { addPasskey, answerFor } from '../support/passkeys.js';
import { named, newcomer, newEmail, PASSWORD, SEEDED } from '../support/people.js';
import { becomes, decide } from '../support/phone.js';

export const ADMIN_ROLES = 'gatekeeper,admin';
const DIRECTORY_PASSWORD = 'Directory-2026';
const LEGACY = 'AUTHING_LEGACY';

/** What each way ends with: an answer that may hold a session. */
export interface Ending {
  readonly __typename: string;
  readonly accessToken?: string | null;
  readonly session?: { readonly proofs: readonly { readonly kind: string }[] };
}

export interface WayIn {
  readonly name: string;
  /** The member of `LoginMethod` that it begins with; null for other operations. */
  readonly method: string | null;
  /** Walks the way as a user to whom every MFA_POLICY applies. */
  readonly walk: (app: TestApp, client: Client) => Promise<Ending>;
  /** The first factor is the user's own phone or passkey, which counts as the factor that the policy demands. */
  readonly isStrong?: true;
  /** It makes the user, who is therefore no administrator yet. */
  readonly makesUser?: true;
}

const login = async (client: Client, input: LoginInput): Promise<Ending> =>
  (await client.run(LoginDocument, { input })).login;

const bySeeded = (method: string, input: LoginInput, name = method): WayIn => ({
  name,
  method,
  walk: (_app, client) => login(client, input),
});

/** A user of another system, whom the first login makes a user here: the second login is the one that counts. */
const byOtherSystem = (method: string, input: (app: TestApp) => Promise<LoginInput>): WayIn => ({
  name: method,
  method,
  walk: async (app, client) => {
    await app.control.call('POST', '/authing/application', { subAccounts: true });
    const earlier = app.client({ headers: client.options.headers ?? {} });
    const first = (await earlier.run(LoginDocument, { input: await input(app) })).login;
    if (first.__typename !== 'LoginSuccess') return first;
    await giveRole(app, first.user.id, 'admin');
    return login(client, await input(app));
  },
});

const entry = (username: string) => ({ username, password: DIRECTORY_PASSWORD });

async function administrator(app: TestApp) {
  const person = await named(app);
  await giveRole(app, person.id, 'admin');
  return person;
}

async function authorizationCode(app: TestApp, client: Client): Promise<Ending> {
  const codeVerifier = randomBytes(32).toString('base64url');
  const redirectUri = 'https://app.example.com/callback';
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
  const asked = { username: SEEDED.username, redirectUri, codeChallenge };
  const { code } = await app.control.call<{ code: string }>('POST', '/authing/oidc/code', asked);
  return login(client, { method: { authorizationCode: { code, redirectUri, codeVerifier } } });
}

async function phoneCode(app: TestApp, client: Client, provider?: typeof LEGACY): Promise<Ending> {
  const { phone } = SEEDED;
  const input = { phone, scene: 'LOGIN', ...(provider && { provider }) } as const;
  // One code a second to one phone, whatever the login that asks for it.
  const send = async () => (await client.run(SendSmsCodeDocument, { input })).sendSmsCode.__typename;
  await expect.poll(send, { interval: 300 }).toBe('CodeSent');
  const code = await app.control.code(phone);
  return login(client, { method: { phoneCode: { phone, code } }, ...(provider && { provider }) });
}

/** Our own captcha after three wrong passwords, then the vendor's picture, then the right password's answer. */
async function pastCaptchas(app: TestApp, client: Client): Promise<Ending> {
  const { username } = await administrator(app);
  const attempt = async (password: string) =>
    (await client.run(LoginDocument, { input: { method: { username: { username, password } } } })).login;
  for (const _failure of [1, 2, 3]) expectOutcome(await attempt('wrong-password'), 'InvalidCredentials');
  const atGate = expectOutcome(await attempt(PASSWORD), 'CaptchaRequired');
  const { gt, challenge } = expectOutcome(atGate.challenge, 'GeetestV3Challenge');
  type Solved = { challenge: string; validate: string; seccode: string };
  const geetestV3 = await app.control.call<Solved>('POST', '/geetest/solve', { gt, challenge });
  const next = async (continuation: string, captcha: { geetestV3: Solved } | { image: string }) =>
    (await client.run(ContinueLoginDocument, { continuation, captcha })).continueLogin;
  const atVendor = expectOutcome(await next(atGate.continuation ?? '', { geetestV3 }), 'CaptchaRequired');
  const [picture] = await app.control.call<{ text: string }[]>('GET', '/authing/captchas');
  return next(atVendor.continuation ?? '', { image: picture?.text ?? '' });
}

/** A thief who has the password alone sets up an authenticator inside the login. */
async function enrolledInside(app: TestApp, client: Client): Promise<Ending> {
  const { method } = await administrator(app);
  await app.control.call('POST', '/authing/application', { applicationMfa: ['OTP'] });
  const held = expectOutcome((await client.run(LoginDocument, { input: { method } })).login, 'MfaRequired');
  const { flow } = held;
  const { secret } = expectOutcome((await client.run(EnrollTotpDocument, { flow })).enrollTotp, 'TotpEnrollment');
  const code = await app.control.totp(secret);
  expectOutcome((await client.run(ConfirmTotpDocument, { flow, code })).confirmTotp, 'AccountUpdated');
  return (await client.run(VerifyMfaDocument, { flow, answer: { totp: code } })).verifyMfa;
}

async function migrated(app: TestApp, client: Client): Promise<Ending> {
  const email = newEmail();
  await registerAtLegacy(app, { email }, PASSWORD);
  return login(client, { method: { email: { email, password: PASSWORD } } });
}

async function approved(app: TestApp, client: Client, event: string): Promise<Ending> {
  await decide(app, 'approve');
  await becomes(client, event, 'APPROVED');
  return login(client, { method: { pushAuth: { event } } });
}

async function qrCode(app: TestApp, client: Client): Promise<Ending> {
  const { createAuthQrCode } = await client.run(CreateAuthQrCodeDocument, {});
  return approved(app, client, expectOutcome(createAuthQrCode, 'PushAuthStarted').event.id);
}

async function push(app: TestApp, client: Client): Promise<Ending> {
  const { username: uid } = await administrator(app);
  const pass = await captchaPass(app, client);
  const asked = { input: { purpose: 'LOGIN', uid }, captchaPass: pass } as const;
  const { requestPushAuth } = await client.run(RequestPushAuthDocument, asked);
  return approved(app, client, expectOutcome(requestPushAuth, 'PushAuthStarted').event.id);
}

const { email, username, phone } = SEEDED;
const password = PASSWORD;

/** A registration is not held, so the new user can add a passkey at once. */
async function passkeyLogin(app: TestApp, client: Client): Promise<Ending> {
  const { client: owner, id } = await newcomer(app);
  await giveRole(app, id, 'admin');
  const authenticator = new Authenticator();
  await addPasskey(owner, authenticator);
  const passkey = await answerFor(client, authenticator, 'LOGIN');
  return login(client, { method: { passkey } });
}

export const WAYS_IN: readonly WayIn[] = [
  bySeeded('email', { method: { email: { email, password } } }),
  bySeeded('username', { method: { username: { username, password } } }),
  bySeeded('phonePassword', { method: { phonePassword: { phone, password } } }),
  { name: 'phoneCode', method: 'phoneCode', walk: phoneCode },
  byOtherSystem('ldap', async () => ({ method: { ldap: entry('lin') } })),
  byOtherSystem('ad', async () => ({ method: { ad: entry('adele') } })),
  byOtherSystem('subAccount', async () => ({
    method: { subAccount: { account: 'gate-desk', password: DIRECTORY_PASSWORD } },
  })),
  byOtherSystem('wechat', async (app) => {
    const { code } = await app.control.call<{ code: string }>('POST', '/authing/wechat', { nickname: 'Panda' });
    return { method: { wechat: { code } } };
  }),
  { name: 'authorizationCode', method: 'authorizationCode', walk: authorizationCode },
  { name: 'pushAuth, by QR code', method: 'pushAuth', walk: qrCode, isStrong: true },
  { name: 'pushAuth, by push', method: 'pushAuth', walk: push, isStrong: true },
  { name: 'passkey', method: 'passkey', walk: passkeyLogin, isStrong: true },
  { name: 'continueLogin, after both captchas', method: null, walk: pastCaptchas },
  { name: 'verifyMfa, by an authenticator that this login set up', method: null, walk: enrolledInside },
  {
    name: 'email with autoRegister',
    method: 'email',
    walk: (_app, client) => login(client, { method: { email: { email: newEmail(), password } }, autoRegister: true }),
    makesUser: true,
  },
  { name: 'email, migrated from the first generation', method: 'email', walk: migrated, makesUser: true },
  bySeeded('email', { method: { email: { email, password } }, provider: LEGACY }, 'email at the first generation'),
  bySeeded(
    'username',
    { method: { username: { username, password } }, provider: LEGACY },
    'username at the first generation',
  ),
  bySeeded(
    'phonePassword',
    { method: { phonePassword: { phone, password } }, provider: LEGACY },
    'phonePassword at the first generation',
  ),
  {
    name: 'phoneCode at the first generation',
    method: 'phoneCode',
    walk: (app, client) => phoneCode(app, client, LEGACY),
  },
  {
    name: 'ldap at the first generation',
    method: 'ldap',
    walk: (_app, client) => login(client, { method: { ldap: entry('lin') }, provider: LEGACY }),
    makesUser: true,
  },
];

/** The answer holds no session, and the client has none. */
export async function expectNoSession(client: Client, ending: Ending): Promise<void> {
  expect(['MfaRequired', 'AccountUnavailable']).toContain(ending.__typename);
  expect(Object.keys(ending)).not.toContain('accessToken');
  expect(Object.keys(ending)).not.toContain('session');
  expect([...client.cookies.keys()].filter((name) => name.includes('session'))).toEqual([]);
}
