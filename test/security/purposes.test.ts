/** A proof is good for the purpose that it was made for, and for nothing else. */
import { expect, it } from 'vitest';
import { CAPTCHA_PURPOSES } from '../../src/services/captcha/captcha.js';
import { describeWithApp, type TestApp } from '../support/app.js';
import { PHOTO, put, record } from '../support/camera.js';
import { captchaPass } from '../support/captcha.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  BindPushAuthDocument,
  type CaptchaPurpose,
  CompleteLivenessCheckDocument,
  ContinueLoginDocument,
  CreateAuthQrCodeDocument,
  CreateLivenessCheckDocument,
  CurrentSessionDocument,
  EnrollTotpDocument,
  LoginDocument,
  type LoginMethod,
  type MfaAnswer,
  RegisterDocument,
  RequestPushAuthDocument,
  ResetPasswordDocument,
  SendMfaCodeDocument,
  SendSmsCodeDocument,
  StartMfaPushDocument,
  UserExistsDocument,
  VerifyMfaDocument,
} from '../support/generated/operations.js';
import { defineField, setField } from '../support/management.js';
import { emailCode, named, newcomer, newEmail, newPhone, PASSWORD, signIn } from '../support/people.js';
import { becomes, decide } from '../support/phone.js';

const CAPTCHA_ALWAYS = Object.fromEntries(CAPTCHA_PURPOSES.map((purpose) => [`CAPTCHA_${purpose}`, 'always']));

type Answer = Promise<{ readonly __typename: string }>;

/** The operation that takes a pass of each purpose. */
const TAKES_PASS: Readonly<Record<CaptchaPurpose, (client: Client, captchaPass: string) => Answer>> = {
  LOGIN: async (client, captchaPass) => {
    const method: LoginMethod = { email: { email: newEmail(), password: PASSWORD } };
    return (await client.run(LoginDocument, { input: { method, captchaPass } })).login;
  },
  REGISTER: async (client, captchaPass) => {
    const method = { email: { email: newEmail(), password: PASSWORD } };
    return (await client.run(RegisterDocument, { input: { method, captchaPass } })).register;
  },
  SEND_CODE: async (client, captchaPass) =>
    (await client.run(SendSmsCodeDocument, { input: { phone: newPhone(), captchaPass } })).sendSmsCode,
  RESET_PASSWORD: async (client, captchaPass) => {
    const emailCode = { email: newEmail(), code: '1234', newPassword: PASSWORD };
    return (await client.run(ResetPasswordDocument, { input: { emailCode }, captchaPass })).resetPassword;
  },
  LOOKUP: async (client, captchaPass) =>
    (await client.run(UserExistsDocument, { where: { email: newEmail() }, captchaPass })).userExists ?? expect.fail(),
};

describeWithApp('a captcha pass', { environment: CAPTCHA_ALWAYS }, (app) => {
  it.each(CAPTCHA_PURPOSES)('for %s is accepted by its own operation alone', async (purpose) => {
    const client = app.client();
    for (const [taker, send] of Object.entries(TAKES_PASS)) {
      const { __typename } = await send(client, await captchaPass(app, client, purpose));
      if (taker === purpose) expect(__typename).not.toMatch(/^Captcha/);
      else expect([taker, __typename]).toEqual([taker, 'CaptchaRejected']);
    }
  });
});

const login = async (client: Client, method: LoginMethod) =>
  (await client.run(LoginDocument, { input: { method } })).login;
const verify = async (client: Client, flow: string, answer: MfaAnswer) =>
  (await client.run(VerifyMfaDocument, { flow, answer })).verifyMfa;

describeWithApp('an approval on the phone', { environment: { MFA_POLICY: 'always' } }, (app) => {
  /** Signed in, and with a second login under way that waits for a push. */
  const begin = async () => {
    const { method, username } = await named(app);
    const client = app.client();
    const first = expectOutcome(await login(client, method), 'MfaRequired').flow;
    const event = await started(client, StartMfaPushDocument, { flow: first });
    await approve(client, event, username);
    client.token = expectOutcome(await verify(client, first, { push: event }), 'LoginSuccess').accessToken;
    const [flow, other] = [await login(client, method), await login(client, method)];
    return {
      client,
      username,
      flow: expectOutcome(flow, 'MfaRequired').flow,
      other: expectOutcome(other, 'MfaRequired').flow,
    };
  };
  const started = async (client: Client, document: { toString(): string }, variables: object): Promise<string> => {
    const { data, text } = await client.send<Record<string, { event?: { id: string } }>, object>(
      document.toString(),
      variables,
    );
    return Object.values(data ?? {})[0]?.event?.id ?? expect.fail(text);
  };
  const approve = async (client: Client, event: string, uid: string) => {
    await decide(app, 'approve', uid);
    await becomes(client, event, 'APPROVED');
  };

  type Begun = Awaited<ReturnType<typeof begin>>;
  const MAKE: Readonly<Record<string, (begun: Begun) => Promise<string>>> = {
    LOGIN: ({ client }) => started(client, CreateAuthQrCodeDocument, { input: { purpose: 'LOGIN' } }),
    BIND: ({ client }) => started(client, CreateAuthQrCodeDocument, { input: { purpose: 'BIND' } }),
    CONFIRM: ({ client }) => started(client, RequestPushAuthDocument, { input: { purpose: 'CONFIRM' } }),
    'CONFIRM by QR code': ({ client }) => started(client, CreateAuthQrCodeDocument, { input: { purpose: 'CONFIRM' } }),
    MFA: ({ client, flow }) => started(client, StartMfaPushDocument, { flow }),
  };
  const TAKE: Readonly<Record<string, (begun: Begun, event: string) => Promise<string>>> = {
    LOGIN: async ({ client }, event) => (await login(client, { pushAuth: { event } })).__typename,
    BIND: async ({ client }, event) => (await client.run(BindPushAuthDocument, { event })).bindPushAuth.__typename,
    'MFA of another login': async ({ client, other }, push) => (await verify(client, other, { push })).__typename,
    MFA: async ({ client, flow }, push) => (await verify(client, flow, { push })).__typename,
  };

  it.each(Object.keys(MAKE))('for %s is accepted for that alone', async (purpose) => {
    const begun = await begin();
    const event = (await MAKE[purpose]?.(begun)) ?? '';
    await approve(begun.client, event, begun.username);
    for (const [taker, take] of Object.entries(TAKE)) {
      if (taker !== purpose) expect([taker, await take(begun, event)]).toEqual([taker, 'FlowExpired']);
    }
    const own = await TAKE[purpose]?.(begun, event);
    if (own !== undefined) expect(['LoginSuccess', 'AccountUpdated']).toContain(own);
  });
});

const WITH_FACE = { MFA_POLICY: 'always', LIVENESS_REFERENCE: 'udf:facePhoto', PUSH_UID_FIELD: 'externalId' };

describeWithApp('a liveness check', { environment: { ...WITH_FACE, MFA_WITHOUT_FACTOR: 'allow' } }, (app) => {
  const filmed = async (client: Client, flow: string | null) => {
    const { createLivenessCheck } = await client.run(CreateLivenessCheckDocument, {
      input: { detection: 'LIVENESS', flow },
    });
    const { id, uploadUrl } = expectOutcome(createLivenessCheck, 'LivenessCheckUpdated').check;
    expect(await put(app, uploadUrl, await record(app, { hackScore: 0.1, verifyScore: 0.99 }))).toBe(204);
    return id;
  };

  it('of a session opens no login, and that of a login opens no other and proves nothing of a session', async () => {
    await defineField(app, 'facePhoto');
    const { method, id } = await named(app);
    const client = await signIn(app.client(), method);
    await setField(app, id, 'facePhoto', PHOTO);
    const page = app.client();
    const begin = async () => expectOutcome(await login(page, method), 'MfaRequired').flow;
    const [flow, other] = [await begin(), await begin()];
    const ofSession = await filmed(client, null);
    expectOutcome(await verify(page, flow, { liveness: ofSession }), 'FlowExpired');
    expectOutcome(await verify(client, flow, { liveness: ofSession }), 'FlowExpired');
    const ofLogin = await filmed(page, flow);
    expectOutcome(await verify(page, other, { liveness: ofLogin }), 'FlowExpired');
    const before = (await client.run(CurrentSessionDocument)).session?.proofs;
    await client.run(CompleteLivenessCheckDocument, { id: ofLogin });
    expect((await client.run(CurrentSessionDocument)).session?.proofs).toEqual(before);
    expectOutcome(await verify(page, flow, { liveness: ofLogin }), 'LoginSuccess');
  });
});

describeWithApp('a flow of one kind', { environment: { MFA_POLICY: 'always' } }, (app) => {
  /** A login that waits for the vendor's factor, for ours, for a password change, or for a captcha. */
  const begin = async (app: TestApp, client: Client) => {
    const [push, change, captcha] = [await named(app), await named(app), await named(app)];
    const factor = expectOutcome(await login(client, push.method), 'MfaRequired').flow;
    await app.control.call('POST', '/authing/users', { identifier: change.username, forcePasswordChange: true });
    const passwordChange = expectOutcome(await login(client, change.method), 'PasswordChangeRequired').flow;
    const wrong: LoginMethod = { username: { username: captcha.username, password: 'wrong-password' } };
    for (const _failure of [1, 2, 3]) expectOutcome(await login(client, wrong), 'InvalidCredentials');
    const { continuation } = expectOutcome(await login(client, captcha.method), 'CaptchaRequired');
    await app.control.call('POST', '/authing/application', { applicationMfa: ['OTP'] });
    const mfa = expectOutcome(await login(client, push.method), 'MfaRequired').flow;
    return { factor, passwordChange, continuation: continuation ?? '', mfa };
  };

  it('is no flow of another', async () => {
    const client = app.client();
    const flows = await begin(app, client);
    type Kind = keyof typeof flows;
    const outcome = async (document: { toString(): string }, variables: object) => {
      const { data, text } = await client.send<Record<string, { __typename?: string }>, object>(
        document.toString(),
        variables,
      );
      return Object.values(data ?? {})[0]?.__typename ?? expect.fail(text);
    };
    const uses: readonly (readonly [Kind, string, (flow: string) => Promise<string>])[] = [
      ['mfa', 'enrollTotp', (flow) => outcome(EnrollTotpDocument, { flow })],
      ['mfa', 'sendMfaCode', (flow) => outcome(SendMfaCodeDocument, { flow, channel: 'SMS', target: newPhone() })],
      ['factor', 'startMfaPush', (flow) => outcome(StartMfaPushDocument, { flow })],
      [
        'passwordChange',
        'resetPassword',
        (flow) =>
          outcome(ResetPasswordDocument, {
            input: { forced: { flow, oldPassword: PASSWORD, newPassword: 'Another-2026' } },
          }),
      ],
      [
        'passwordChange',
        'resetPassword at the first login',
        (flow) => outcome(ResetPasswordDocument, { input: { firstLogin: { flow, newPassword: 'Another-2026' } } }),
      ],
    ];
    for (const [kind, name, use] of uses) {
      for (const [other, flow] of Object.entries(flows)) {
        if (other !== kind) expect([name, other, await use(flow)]).toEqual([name, other, 'FlowExpired']);
      }
    }
    for (const flow of [flows.passwordChange, flows.continuation]) {
      expectOutcome(await verify(client, flow, { totp: '123456' }), 'FlowExpired');
      expectOutcome(await verify(client, flow, { push: 'x' }), 'FlowExpired');
    }
    for (const continuation of [flows.mfa, flows.factor, flows.passwordChange]) {
      const { continueLogin } = await client.run(ContinueLoginDocument, { continuation, captcha: { image: 'abcd' } });
      expectOutcome(continueLogin, 'FlowExpired');
    }
  });
});

describeWithApp('a code by e-mail', {}, (app) => {
  // The vendor binds a mail code to its scene. It binds no code by SMS: see SECURITY.md.
  it.each(['CHANGE_EMAIL', 'VERIFY_EMAIL', 'MFA_VERIFY'] as const)('for %s resets no password', async (scene) => {
    const { email } = await newcomer(app);
    const reset = { email, code: await emailCode(app, email, scene), newPassword: 'Another-2026' };
    const { resetPassword } = await app.client().run(ResetPasswordDocument, { input: { emailCode: reset } });
    expectOutcome(resetPassword, 'CodeRejected');
  });
});
