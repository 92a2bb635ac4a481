/** More guesses than the limit allows: by other names, other ways to log in, fresh flows, another provider, or an own account. */
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import {
  ConfirmTotpDocument,
  EnrollTotpDocument,
  type IdentityProvider,
  LoginDocument,
  type LoginMethod,
  RegisterDocument,
  VerifyMfaDocument,
} from '../support/generated/operations.js';
import { newEmail, newPhone, PASSWORD, SEEDED, SEEDED_LOGIN, signIn } from '../support/people.js';

const WRONG = 'Wrong-2026';
const LIMIT = 6;
const environment = { LIMIT_FAILURES_PER_HOUR: String(LIMIT) };

const byEmail = (email: string, password = WRONG): LoginMethod => ({ email: { email, password } });
const byUsername = (username: string, password = WRONG): LoginMethod => ({ username: { username, password } });
const byPhone = (phone: string, password = WRONG): LoginMethod => ({ phonePassword: { phone, password } });

async function login(app: TestApp, method: LoginMethod, provider: IdentityProvider = 'AUTHING') {
  const { login: outcome } = await app.client().run(LoginDocument, { input: { method, provider } });
  // Past the window in which the vendor asks for a captcha of its own. Not after a refusal of ours, whose lock would end.
  if (outcome.__typename === 'InvalidCredentials') await app.control.advance(301);
  return outcome;
}

/** How many of these logins the vendor judged wrong before the limit was met. */
async function judged(app: TestApp, method: LoginMethod, count: number, provider: IdentityProvider = 'AUTHING') {
  const names: string[] = [];
  for (let guess = 0; guess < count; guess++) names.push((await login(app, method, provider)).__typename);
  expect(new Set(names)).toEqual(new Set(names.filter((name) => /InvalidCredentials|AttemptsLimited/.test(name))));
  return names.filter((name) => name === 'InvalidCredentials').length;
}

describeWithApp('passwords of a known account', { environment }, (app) => {
  it('are guessed no oftener by all its names than by one', async () => {
    expectOutcome(await login(app, SEEDED_LOGIN), 'LoginSuccess');
    expect(await judged(app, byEmail(SEEDED.email), 2)).toBe(2);
    expect(await judged(app, byUsername(SEEDED.username), 2)).toBe(2);
    expect(await judged(app, byPhone(SEEDED.phone), LIMIT)).toBe(2);
    for (const method of [SEEDED_LOGIN, byUsername(SEEDED.username, PASSWORD), byPhone(SEEDED.phone, PASSWORD)]) {
      expectOutcome(await login(app, method), 'AttemptsLimited');
    }
  });
});

describeWithApp('passwords of an account that became known meanwhile', { environment }, (app) => {
  it('keep the count of the name that was guessed at before', async () => {
    expect(await judged(app, byEmail(SEEDED.email), LIMIT - 2)).toBe(LIMIT - 2);
    expectOutcome(await login(app, byUsername(SEEDED.username, PASSWORD)), 'LoginSuccess');
    expect(await judged(app, byEmail(SEEDED.email), LIMIT)).toBe(2);
    expect(await judged(app, byPhone(SEEDED.phone), LIMIT)).toBe(LIMIT - 2);
  });
});

describeWithApp('known and unknown names', { environment }, (app) => {
  const trace = async (method: LoginMethod) => {
    const answers: unknown[] = [];
    for (let guess = 0; guess <= LIMIT; guess++) {
      const { requestId: _differs, ...answer } = await login(app, method);
      answers.push({ ...answer, ...('retryAt' in answer && { retryAt: 'a time' }) });
    }
    return answers;
  };

  it('get as many guesses and the same answers', async () => {
    expectOutcome(await login(app, SEEDED_LOGIN), 'LoginSuccess');
    const known = await trace(byEmail(SEEDED.email));
    expect(await trace(byEmail(newEmail()))).toEqual(known);
    expect(await trace(byPhone(newPhone()))).toEqual(known);
    expect(known).toHaveLength(LIMIT + 1);
    expect(known.at(-1)).toMatchObject({ __typename: 'AttemptsLimited' });
  });
});

describeWithApp('failures at an account', { environment }, (app) => {
  it('are not reset by a right login to another account that took the same text as its user name', async () => {
    const own = byUsername(SEEDED.email, 'The-own-1');
    expectOutcome((await app.client().run(RegisterDocument, { input: { method: own } })).register, 'RegisterSuccess');
    let guesses = 0;
    for (let round = 0; round < 5; round++) {
      guesses += await judged(app, byEmail(SEEDED.email), 2);
      await login(app, own);
    }
    expect(guesses).toBe(LIMIT);
  });
});

describeWithApp('passwords at the first generation', { environment }, (app) => {
  const LEGACY = 'AUTHING_LEGACY';

  it('are guessed no oftener by all names of an account than by one', async () => {
    const { user } = expectOutcome(await login(app, byUsername('oldtimer', PASSWORD), LEGACY), 'LoginSuccess');
    expect(await judged(app, byUsername('oldtimer'), 3, LEGACY)).toBe(3);
    expect(await judged(app, byEmail(user.email ?? ''), LIMIT, LEGACY)).toBe(LIMIT - 3);
    expectOutcome(await login(app, byUsername('oldtimer', PASSWORD), LEGACY), 'AttemptsLimited');
  });
});

describeWithApp(
  'a password at the first generation, while its users are migrated',
  { environment: { ...environment, LEGACY_MIGRATION: 'yes', IDENTITY_PROVIDERS: 'AUTHING,AUTHING_LEGACY' } },
  (app) => {
    it.each([
      ['AUTHING', 'AUTHING_LEGACY', 'old@example.com'],
      ['AUTHING_LEGACY', 'AUTHING', 'oldtimer@example.com'],
    ] as const)('is guessed no oftener by way of both providers: %s, then %s', async (first, second, email) => {
      expect(await judged(app, byEmail(email), LIMIT - 1, first)).toBe(LIMIT - 1);
      expect(await judged(app, byEmail(email), LIMIT, second)).toBe(1);
    });
  },
);

describeWithApp('second factors of a login without a name', {}, (app) => {
  const wechat = async (openid: string): Promise<LoginMethod> => {
    const { code } = await app.control.call<{ code: string }>('POST', '/authing/wechat', { openid });
    return { wechat: { code } };
  };
  const begin = async (openid = 'somebody') => {
    const { login: outcome } = await app.client().run(LoginDocument, { input: { method: await wechat(openid) } });
    return expectOutcome(outcome, 'MfaRequired').flow;
  };
  /** Signs a WeChat user in and sets up an authenticator. @returns its code now */
  const enroll = async (openid: string) => {
    const client = await signIn(app.client(), await wechat(openid));
    const { secret } = expectOutcome((await client.run(EnrollTotpDocument)).enrollTotp, 'TotpEnrollment');
    const code = () => app.control.totp(secret);
    expectOutcome((await client.run(ConfirmTotpDocument, { code: await code() })).confirmTotp, 'AccountUpdated');
    return code;
  };

  it('are guessed no oftener in twelve flows than in one', async () => {
    const code = await enroll('somebody');
    const others = await enroll('somebody-else');
    const right = await code();
    const answer = { totp: right === '000000' ? '000001' : '000000' };

    const outcomes: string[] = [];
    for (let flows = 0; flows < 12; flows++) {
      const flow = await begin();
      for (let tried = 0; tried < 5; tried++) {
        outcomes.push((await app.client().run(VerifyMfaDocument, { flow, answer })).verifyMfa.__typename);
      }
    }
    expect(outcomes).toEqual([...Array(20).fill('MfaRejected'), ...Array(40).fill('AttemptsLimited')]);
    const flow = await begin();
    const late = await app.client().run(VerifyMfaDocument, { flow, answer: { totp: await code() } });
    expectOutcome(late.verifyMfa, 'AttemptsLimited');
    // Another user of the same address is not affected.
    const other = await begin('somebody-else');
    const own = await app.client().run(VerifyMfaDocument, { flow: other, answer: { totp: await others() } });
    expectOutcome(own.verifyMfa, 'LoginSuccess');
  });
});

describeWithApp('second factors of one account', { environment }, (app) => {
  it('are guessed no oftener by way of all its names than of one', async () => {
    const client = await signIn(app.client());
    const { secret } = expectOutcome((await client.run(EnrollTotpDocument)).enrollTotp, 'TotpEnrollment');
    const code = await app.control.totp(secret);
    expectOutcome((await client.run(ConfirmTotpDocument, { code })).confirmTotp, 'AccountUpdated');
    const answer = { totp: code === '000000' ? '000001' : '000000' };
    const outcomes: string[] = [];
    for (const method of [
      SEEDED_LOGIN,
      byUsername(SEEDED.username, PASSWORD),
      byPhone(SEEDED.phone, PASSWORD),
      SEEDED_LOGIN,
    ]) {
      for (let tried = 0; tried < 3; tried++) {
        const { flow } = expectOutcome(await login(app, method), 'MfaRequired');
        outcomes.push((await app.client().run(VerifyMfaDocument, { flow, answer })).verifyMfa.__typename);
      }
    }
    expect(outcomes).toEqual([...Array(LIMIT).fill('MfaRejected'), ...Array(12 - LIMIT).fill('AttemptsLimited')]);
  });
});

describeWithApp('second factors at the first generation', { environment }, (app) => {
  it('are guessed no oftener by way of both names than of one', async () => {
    const methods = [byEmail('twofactor@example.com', PASSWORD), byUsername('twofactor', PASSWORD)];
    const right = await app.control.totp('EMULATEDLEGACYKE', 'authingLegacy');
    const answer = { totp: right === '000000' ? '000001' : '000000' };
    const outcomes: string[] = [];
    for (const method of methods) {
      for (let tried = 0; tried < LIMIT; tried++) {
        const { flow } = expectOutcome(await login(app, method, 'AUTHING_LEGACY'), 'MfaRequired');
        outcomes.push((await app.client().run(VerifyMfaDocument, { flow, answer })).verifyMfa.__typename);
      }
    }
    expect(outcomes).toEqual([...Array(LIMIT).fill('MfaRejected'), ...Array(LIMIT).fill('AttemptsLimited')]);
  });
});
