/** What comes before an example of docs/reference: who sends it, and the values of its words in capitals. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { TestApp } from './app.js';
import { Authenticator } from './authenticator.js';
import { put, record } from './camera.js';
import type { Client } from './client.js';
import { expectOutcome } from './expect.js';
import {
  ConfirmTotpDocument,
  CreateAuthQrCodeDocument,
  CreateCaptchaChallengeDocument,
  CreateLinkProofDocument,
  CreateLivenessCheckDocument,
  CurrentSessionDocument,
  EnrollTotpDocument,
  LinkIdentityDocument,
  LoginDocument,
  MyLegacyDocument,
  RegisterDocument,
} from './generated/operations.js';
import { addPasskey, beginEnrolment, passkeysOf } from './passkeys.js';
import { emailCode, named, newcomer, PASSWORD, SEEDED, SEEDED_LOGIN, signedIn, signIn, smsCode } from './people.js';
import { becomes, decide } from './phone.js';

export interface Prepared {
  readonly client: Client;
  readonly words?: Readonly<Record<string, unknown>>;
}

export type Preparation = (app: TestApp) => Promise<Prepared>;

const ADMIN_TOKEN = 'an-administrator-of-the-reference';
export const ADMIN_TOKENS = createHash('sha256').update(ADMIN_TOKEN).digest('hex');
/** As the examples name them. */
const NEW_PHONE = '13911112222';
const NEW_EMAIL = 'guan@example.com';
const LEGACY_USER = 'legacy:e0e0e0e0e0e0e0e0e0e0d001';

export const anonymous: Preparation = async (app) => ({ client: app.client() });
export const seeded: Preparation = async (app) => ({ client: await signedIn(app) });
export const administrator: Preparation = async (app) => ({ client: withToken(app, ADMIN_TOKEN) });
export const legacy: Preparation = async (app) => ({ client: await legacyUser(app) });

function withToken(app: TestApp, token: string): Client {
  const client = app.client();
  client.token = token;
  return client;
}

async function legacyUser(app: TestApp): Promise<Client> {
  const input = { method: SEEDED_LOGIN, provider: 'AUTHING_LEGACY' as const };
  const { login } = await app.client().run(LoginDocument, { input });
  return withToken(app, expectOutcome(login, 'LoginSuccess').accessToken ?? '');
}

export const decodedToken: Preparation = async (app) => {
  const { token } = await legacyUser(app);
  return { client: app.client(), words: { ACCESS_TOKEN: token } };
};

/** @param uploads whether the recording is there */
export const livenessCheck =
  (uploads: boolean): Preparation =>
  async (app) => {
    const { client } = await newcomer(app);
    const { createLivenessCheck } = await client.run(CreateLivenessCheckDocument, { input: { detection: 'LIVENESS' } });
    const { id, uploadUrl } = expectOutcome(createLivenessCheck, 'LivenessCheckUpdated').check;
    if (uploads) expect(await put(app, uploadUrl, await record(app))).toBe(204);
    return { client, words: { CHECK: id } };
  };

export const qrCode: Preparation = async (app) => {
  const client = app.client();
  const { createAuthQrCode } = await client.run(CreateAuthQrCodeDocument, {});
  return { client, words: { EVENT: expectOutcome(createAuthQrCode, 'PushAuthStarted').event.id } };
};

export const linkedPhone: Preparation = async (app) => {
  const { client } = await newcomer(app);
  const { createAuthQrCode } = await client.run(CreateAuthQrCodeDocument, { input: { purpose: 'BIND' } });
  const { id } = expectOutcome(createAuthQrCode, 'PushAuthStarted').event;
  await decide(app, 'approve', 'phone-of-the-reference');
  await becomes(client, id, 'APPROVED');
  return { client, words: { EVENT: id } };
};

export const ssoTicket: Preparation = async (app) => {
  const body = { username: SEEDED.username, service: 'https://shop.example.com/' };
  const { ticket } = await app.control.call<{ ticket: string }>('POST', '/authing/cas/ticket', body);
  return { client: app.client(), words: { TICKET: ticket } };
};

export const phoneToken: Preparation = async (app) => {
  const { token } = await app.control.call<{ token: string }>('POST', '/secken/tokens', { uid: 'menshen' });
  return { client: app.client(), words: { PHONE_TOKEN: token } };
};

/** A user without phone and e-mail address, and a code at a new one. */
export const newPhoneCode: Preparation = async (app) => {
  const client = await signIn(app.client(), (await named(app)).method);
  return { client, words: { CODE: await smsCode(app, NEW_PHONE) } };
};

export const newEmailCode: Preparation = async (app) => {
  const client = await signIn(app.client(), (await named(app)).method);
  return { client, words: { CODE: await emailCode(app, NEW_EMAIL) } };
};

/** The seeded user, and codes at the old and the new address. */
export const changedPhone: Preparation = async (app) => {
  const words = { CODE: await smsCode(app, NEW_PHONE), OLD_CODE: await smsCode(app, SEEDED.phone) };
  return { client: await signedIn(app), words };
};

export const changedEmail: Preparation = async (app) => {
  const words = { CODE: await emailCode(app, NEW_EMAIL), OLD_CODE: await emailCode(app, SEEDED.email) };
  return { client: await signedIn(app), words };
};

export const resetCode: Preparation = async (app) => {
  return { client: app.client(), words: { CODE: await emailCode(app, SEEDED.email, 'RESET_PASSWORD') } };
};

async function enroll(app: TestApp, client: Client): Promise<() => Promise<string>> {
  const { secret } = expectOutcome((await client.run(EnrollTotpDocument)).enrollTotp, 'TotpEnrollment');
  return () => app.control.totp(secret);
}

export const newAuthenticator: Preparation = async (app) => {
  const client = await signedIn(app);
  return { client, words: { TOTP_CODE: await (await enroll(app, client))() } };
};

async function confirmed(app: TestApp): Promise<{ client: Client; code: () => Promise<string> }> {
  const client = await signedIn(app);
  const code = await enroll(app, client);
  expectOutcome((await client.run(ConfirmTotpDocument, { code: await code() })).confirmTotp, 'AccountUpdated');
  return { client, code };
}

export const ownAuthenticator: Preparation = async (app) => ({ client: (await confirmed(app)).client });

async function flowOf(client: Client): Promise<string> {
  return expectOutcome((await client.run(LoginDocument, { input: { method: SEEDED_LOGIN } })).login, 'MfaRequired')
    .flow;
}

/** A login that is held for the authenticator app. */
export const heldForCode: Preparation = async (app) => {
  const { code } = await confirmed(app);
  const client = app.client();
  const flow = await flowOf(client);
  return { client, words: { FLOW: flow, TOTP_CODE: await code() } };
};

/** A login that is held for a code by SMS, or for a push request where the server requires one. */
export const heldLogin =
  (applicationMfa: readonly string[]): Preparation =>
  async (app) => {
    await app.control.call('POST', '/authing/application', { applicationMfa });
    const client = app.client();
    return { client, words: { FLOW: await flowOf(client) } };
  };

export const passkeyResponse: Preparation = async (app) => {
  const client = await signedIn(app);
  return { client, words: { RESPONSE: new Authenticator().create(await beginEnrolment(client)) } };
};

export const ownPasskey: Preparation = async (app) => {
  const client = await signedIn(app);
  await addPasskey(client, new Authenticator());
  return { client, words: { PASSKEY: (await passkeysOf(client))[0]?.id } };
};

interface Widget {
  readonly gt: string;
  readonly challenge: string;
  readonly success: boolean;
}

/** What the widget of GeeTest returns when the user has solved the captcha. */
async function solved(app: TestApp, { gt, challenge, success }: Widget) {
  const solution = await app.control.call<{ challenge: string; validate: string; seccode: string }>(
    'POST',
    '/geetest/solve',
    { gt, challenge, success },
  );
  return { GEETEST_CHALLENGE: solution.challenge, VALIDATE: solution.validate, SECCODE: solution.seccode };
}

export const solvedCaptcha: Preparation = async (app) => {
  const client = app.client();
  const { createCaptchaChallenge } = await client.run(CreateCaptchaChallengeDocument, { purpose: 'LOGIN' });
  const widget = expectOutcome(createCaptchaChallenge, 'GeetestV3Challenge');
  return { client, words: { CHALLENGE: widget.id, ...(await solved(app, widget)) } };
};

export const heldForCaptcha: Preparation = async (app) => {
  const client = app.client();
  const { login } = await client.run(LoginDocument, { input: { method: SEEDED_LOGIN } });
  const { continuation, challenge } = expectOutcome(login, 'CaptchaRequired');
  const widget = expectOutcome(challenge, 'GeetestV3Challenge');
  return { client, words: { CONTINUATION: continuation, ...(await solved(app, widget)) } };
};

export const otherSession: Preparation = async (app) => {
  const [client, other] = [await signedIn(app), await signedIn(app)];
  return { client, words: { SESSION: (await other.run(CurrentSessionDocument)).session?.id } };
};

/** A second account, which the examples know by its e-mail address. */
export const secondAccount: Preparation = async (app) => {
  const input = { method: { email: { email: 'yu@example.com', password: PASSWORD } } };
  expectOutcome((await app.client().run(RegisterDocument, { input })).register, 'RegisterSuccess');
  return { client: await signedIn(app) };
};

export const linkProof: Preparation = async (app) => {
  const { client } = await secondAccount(app);
  const method = { email: { email: 'yu@example.com', password: PASSWORD } };
  const { createLinkProof } = await client.run(CreateLinkProofDocument, { method });
  return { client, words: { PROOF: expectOutcome(createLinkProof, 'LinkProofCreated').proof } };
};

export const authorizedApplication: Preparation = async (app) => {
  const client = await legacyUser(app);
  const { me } = await client.run(MyLegacyDocument, { page: 1 });
  return { client, words: { APPLICATION: me?.authorizedApps?.items[0]?.id } };
};

export const linkedIdentity: Preparation = async (app) => {
  const input = { user: LEGACY_USER, type: 'github', unionid: '1001' };
  const { linkIdentity } = await withToken(app, ADMIN_TOKEN).run(LinkIdentityDocument, { input });
  expectOutcome(linkIdentity, 'AccountUpdated');
  return legacy(app);
};
