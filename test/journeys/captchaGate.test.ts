import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  type CaptchaAnswer,
  type CaptchaPurpose,
  ContinueLoginDocument,
  CreateCaptchaChallengeDocument,
  LoginDocument,
  RegisterDocument,
  ResetPasswordDocument,
  SendEmailDocument,
  SendSmsCodeDocument,
  UserExistsDocument,
  VerifyCaptchaDocument,
} from '../support/generated/operations.js';
import { newEmail, newPhone, PASSWORD, SEEDED_LOGIN } from '../support/people.js';

/** A challenge as the schema gives it. */
type Challenge =
  | {
      readonly __typename: 'GeetestV3Challenge';
      readonly id: string;
      readonly gt: string;
      readonly challenge: string;
      readonly success: boolean;
    }
  | { readonly __typename: 'GeetestV4Challenge'; readonly id: string; readonly captchaId: string }
  | { readonly __typename: 'ImageChallenge' | 'CaptchaWidget'; readonly id: string };

/** What a person at the widget would bring about. */
async function solve(app: TestApp, challenge: Challenge): Promise<CaptchaAnswer> {
  if (challenge.__typename === 'GeetestV4Challenge') {
    const { captchaId } = challenge;
    const solved = await app.control.call<Record<string, string>>('POST', '/geetest/v4/solve', { captchaId });
    return {
      geetestV4: {
        lotNumber: solved.lot_number ?? '',
        captchaOutput: solved.captcha_output ?? '',
        passToken: solved.pass_token ?? '',
        genTime: solved.gen_time ?? '',
      },
    };
  }
  if (challenge.__typename !== 'GeetestV3Challenge') return expect.fail('This is no challenge of GeeTest.');
  const { gt, challenge: name, success } = challenge;
  const body = { gt, challenge: name, success };
  return { geetestV3: await app.control.call('POST', '/geetest/solve', body) };
}

const create = async (client: Client, purpose: CaptchaPurpose) =>
  (await client.run(CreateCaptchaChallengeDocument, { purpose })).createCaptchaChallenge;
const verify = async (client: Client, challenge: string, answer: CaptchaAnswer) =>
  (await client.run(VerifyCaptchaDocument, { challenge, answer })).verifyCaptcha;

async function passFor(app: TestApp, client: Client, purpose: CaptchaPurpose): Promise<string> {
  const challenge = await create(client, purpose);
  return expectOutcome(await verify(client, challenge.id, await solve(app, challenge)), 'CaptchaPassed').pass;
}

describeWithApp('a captcha', {}, (app) => {
  it('is solved and verified at the vendor, and gives a pass', async () => {
    const client = app.client();
    const challenge = await create(client, 'LOGIN');
    const { apiServer } = app.vendor('geetest').v3 as unknown as { apiServer: string };
    const widget = { apiServer, scriptUrl: `http://${apiServer}/gt.js` };
    expect(challenge).toMatchObject({ __typename: 'GeetestV3Challenge', success: true, newCaptcha: true, ...widget });
    const { pass } = expectOutcome(await verify(client, challenge.id, await solve(app, challenge)), 'CaptchaPassed');
    expect(pass).toHaveLength(43);
    const seen = (await app.control.requests('geetest')).map(({ operation }) => operation?.split('?')[0]);
    expect(seen).toEqual(['GET /register.php', 'POST /validate.php']);
    expect(await (await fetch(widget.scriptUrl)).text()).toContain('initGeetest');
  });

  it('takes one answer, right or wrong', async () => {
    const client = app.client();
    const challenge = await create(client, 'LOGIN');
    const answer = await solve(app, challenge);
    expectOutcome(await verify(client, challenge.id, answer), 'CaptchaPassed');
    expectOutcome(await verify(client, challenge.id, answer), 'CaptchaRejected');
    const next = await create(client, 'LOGIN');
    expectOutcome(await verify(client, next.id, answer), 'CaptchaRejected');
    const other = await create(client, 'LOGIN');
    const made = { geetestV3: { challenge: 'x'.repeat(32), validate: 'y'.repeat(32), seccode: 'z' } };
    expectOutcome(await verify(client, other.id, made), 'CaptchaRejected');
    expectOutcome(await verify(client, other.id, await solve(app, other)), 'CaptchaRejected');
  });

  it('belongs to the browser that asked for it', async () => {
    const page = app.client({ mode: 'cookie' });
    const challenge = await create(page, 'LOGIN');
    const stranger = app.client({ mode: 'cookie' });
    expectOutcome(await verify(stranger, challenge.id, await solve(app, challenge)), 'CaptchaRejected');
  });

  it('refuses the characters of a picture, and a challenge that never was', async () => {
    const client = app.client();
    const challenge = await create(client, 'LOGIN');
    expectOutcome(await verify(client, challenge.id, { image: 'abcd' }), 'CaptchaRejected');
    const made = { geetestV3: { challenge: 'x', validate: 'y', seccode: 'z' } };
    expectOutcome(await verify(client, 'no-such-challenge', made), 'CaptchaRejected');
  });

  it('is offline only if the vendor is down at its creation: the value of the client has no effect', async () => {
    const client = app.client();
    const online = await create(client, 'LOGIN');
    if (online.__typename !== 'GeetestV3Challenge') return expect.fail(online.__typename);
    // The answer that the offline widget would give, for a challenge that was made online.
    const claimed = await solve(app, { ...online, success: false });
    expectOutcome(await verify(client, online.id, claimed), 'CaptchaRejected');
    await app.control.fail('geetest', { match: '/register.php', count: 5, mode: 'http500' });
    const offline = await create(client, 'LOGIN');
    expect(offline).toMatchObject({ success: false });
    expectOutcome(await verify(client, offline.id, await solve(app, offline)), 'CaptchaPassed');
    expect(app.log.join('')).toContain('offline mode');
  });

  it('gives few passes a minute while the vendor is down', async () => {
    const client = app.client();
    await app.control.fail('geetest', { match: '/register.php', count: 50, mode: 'drop' });
    const names: string[] = [];
    for (let count = 0; count < 7; count++) {
      const challenge = await create(client, 'LOGIN');
      names.push((await verify(client, challenge.id, await solve(app, challenge))).__typename);
    }
    expect(names.slice(-2)).toEqual(['AttemptsLimited', 'AttemptsLimited']);
  });
});

describeWithApp('with CAPTCHA_OFFLINE=deny a captcha', { environment: { CAPTCHA_OFFLINE: 'deny' } }, (app) => {
  it('lets nobody pass while the vendor is down', async () => {
    const client = app.client();
    await app.control.fail('geetest', { match: '/register.php', count: 5, mode: 'http500' });
    const offline = await create(client, 'LOGIN');
    expectOutcome(await verify(client, offline.id, await solve(app, offline)), 'CaptchaRejected');
    await app.control.call('DELETE', '/providers/geetest/faults');
    const online = await create(client, 'LOGIN');
    const answer = await solve(app, online);
    await app.control.fail('geetest', { match: '/validate.php', count: 5, mode: 'http500' });
    const { errors } = await client.send(VerifyCaptchaDocument, { challenge: online.id, answer });
    expect(errors[0]?.extensions.code).toBe('PROVIDER_UNAVAILABLE');
  });
});

describeWithApp('a captcha of the fourth generation', { environment: { GEETEST_DEFAULT: 'v4' } }, (app) => {
  it('is solved at the vendor and judged there, once', async () => {
    const client = app.client();
    const challenge = await create(client, 'LOGIN');
    const { baseUrl } = app.vendor('geetest').v4 as unknown as { baseUrl: string };
    expect(challenge).toMatchObject({ __typename: 'GeetestV4Challenge', scriptUrl: `${baseUrl}/gt4.js` });
    const answer = await solve(app, challenge);
    expectOutcome(await verify(client, challenge.id, answer), 'CaptchaPassed');
    const next = await create(client, 'LOGIN');
    expectOutcome(await verify(client, next.id, answer), 'CaptchaRejected');
  });
});

/** Every client from an address of its own: held logins are few per address. */
const GATED = { CAPTCHA_LOGIN: 'after-failures:1', TRUSTED_PROXIES: '127.0.0.1' };
let address = 0;
const fromElsewhere = () => {
  address += 1;
  return { headers: { 'x-forwarded-for': `198.51.100.${address}` } };
};

describeWithApp('the gate of a login', { environment: GATED }, (app) => {
  /** Somebody new, and a client that has not asked yet. */
  const somebody = async () => {
    const client = app.client(fromElsewhere());
    const email = newEmail();
    const input = { method: { email: { email, password: PASSWORD } } };
    expectOutcome((await client.run(RegisterDocument, { input })).register, 'RegisterSuccess');
    return { client, email };
  };
  const attempt = async (client: Client, email: string, password: string, captchaPass?: string) => {
    const input = { method: { email: { email, password } }, ...(captchaPass && { captchaPass }) };
    return (await client.run(LoginDocument, { input })).login;
  };
  const closed = async (client: Client, email: string, password = PASSWORD) => {
    // One, since the vendor asks for a captcha of its own after three.
    expectOutcome(await attempt(client, email, 'wrong'), 'InvalidCredentials');
    await app.control.call('DELETE', '/providers/authing/requests');
    return expectOutcome(await attempt(client, email, password), 'CaptchaRequired');
  };

  it('closes after as many failures as it is told, before the vendor is asked, for accounts that are and that are not', async () => {
    for (const { client, email } of [await somebody(), { client: app.client(fromElsewhere()), email: newEmail() }]) {
      const { challenge, captchaReason } = await closed(client, email);
      expect(captchaReason).toBe('TOO_MANY_FAILURES');
      expect(challenge.__typename).toBe('GeetestV3Challenge');
      expect(await app.control.requests('authing')).toEqual([]);
    }
  });

  it('continues with the right answer, without the password again', async () => {
    const { client, email } = await somebody();
    const { continuation, challenge } = await closed(client, email);
    const captcha = await solve(app, challenge);
    const held = { continuation: continuation ?? '', captcha };
    const { continueLogin } = await client.run(ContinueLoginDocument, held);
    expectOutcome(continueLogin, 'LoginSuccess');
    expectOutcome((await client.run(ContinueLoginDocument, held)).continueLogin, 'FlowExpired');
    // A right password forgives the account.
    expectOutcome(await attempt(client, email, PASSWORD), 'LoginSuccess');
  });

  it('goes on for a browser that has never been here before', async () => {
    const { email } = await somebody();
    const page = app.client({ mode: 'cookie', headers: fromElsewhere().headers });
    const { continuation, challenge } = await closed(page, email);
    const captcha = await solve(app, challenge);
    const { continueLogin } = await page.run(ContinueLoginDocument, { continuation: continuation ?? '', captcha });
    expectOutcome(continueLogin, 'LoginSuccess');
  });

  it('creates another challenge after each of two wrong answers, and ends the login with the third', async () => {
    const { client, email } = await somebody();
    let { continuation } = await closed(client, email);
    const wrong = { geetestV3: { challenge: 'x', validate: 'y', seccode: 'z' } };
    const answer = async () =>
      (await client.run(ContinueLoginDocument, { continuation: continuation ?? '', captcha: wrong })).continueLogin;
    for (let tried = 0; tried < 2; tried++) {
      ({ continuation } = expectOutcome(await answer(), 'CaptchaRequired'));
    }
    expectOutcome(await answer(), 'CaptchaRejected');
    expectOutcome(await answer(), 'FlowExpired');
  });

  it('accepts the right answer after two wrong ones', async () => {
    const { client, email } = await somebody();
    let { continuation, challenge } = await closed(client, email);
    const send = async (captcha: CaptchaAnswer) =>
      (await client.run(ContinueLoginDocument, { continuation: continuation ?? '', captcha })).continueLogin;
    for (let tried = 0; tried < 2; tried++) {
      const wrong = { geetestV3: { challenge: 'x', validate: 'y', seccode: 'z' } };
      ({ continuation, challenge } = expectOutcome(await send(wrong), 'CaptchaRequired'));
    }
    expectOutcome(await send(await solve(app, challenge)), 'LoginSuccess');
  });

  it('opens for a pass of its purpose, once', async () => {
    const { client, email } = await somebody();
    await closed(client, email);
    const other = await passFor(app, client, 'REGISTER');
    expectOutcome(await attempt(client, email, PASSWORD, other), 'CaptchaRejected');
    const pass = await passFor(app, client, 'LOGIN');
    expectOutcome(await attempt(client, email, 'wrong', pass), 'InvalidCredentials');
    expectOutcome(await attempt(client, email, PASSWORD, pass), 'CaptchaRejected');
    const next = await passFor(app, client, 'LOGIN');
    expectOutcome(await attempt(client, email, PASSWORD, next), 'LoginSuccess');
  });

  it('is passed once by one pass that is sent twice at the same moment', async () => {
    const { client, email } = await somebody();
    await closed(client, email);
    const pass = await passFor(app, client, 'LOGIN');
    const answers = await Promise.all([1, 2].map(() => attempt(client, email, 'wrong', pass)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['CaptchaRejected', 'InvalidCredentials']);
  });
});

describeWithApp(
  'a gate that counts uses',
  {
    environment: {
      CAPTCHA_SEND_CODE: 'after-failures:2',
      CAPTCHA_RESET_PASSWORD: 'after-failures:2',
      CAPTCHA_LOOKUP: 'after-failures:1',
      LIMIT_LOOKUPS_PER_MINUTE: '10000',
      LIMIT_SECONDS_BETWEEN_CODES: '1',
      TRUSTED_PROXIES: '127.0.0.1',
    },
  },
  (app) => {
    const spellings = (phone: string) => [phone, `+86 ${phone}`, `${phone.slice(0, 3)}-${phone.slice(3)}`];

    it('counts a phone, however it is spelled', async () => {
      const client = app.client(fromElsewhere());
      const reset = async (phone: string) => {
        const input = { phoneCode: { phone, code: '1234', newPassword: PASSWORD } };
        return (await client.run(ResetPasswordDocument, { input })).resetPassword.__typename;
      };
      const send = async (phone: string) =>
        (await client.run(SendSmsCodeDocument, { input: { phone } })).sendSmsCode.__typename;
      for (const ask of [reset, send]) {
        const names: string[] = [];
        for (const phone of spellings(newPhone())) names.push(await ask(phone));
        expect(names.map((name) => name === 'CaptchaRequired')).toEqual([false, false, true]);
      }
    });

    it('lets no more through than it is told, sent at once or not', async () => {
      const client = app.client(fromElsewhere());
      const fields = Array.from({ length: 25 }, (_, n) => `u${n}: userExists(where: {username: "x"}) { __typename }`);
      const { data } = await client.send<Record<string, { __typename: string }>, unknown>(`{ ${fields.join(' ')} }`);
      const names = Object.values(data ?? {}).map(({ __typename }) => __typename);
      // Ten times as many of one address.
      expect(names.filter((name) => name === 'UserExistence')).toHaveLength(10);
      const ask = async (captchaPass?: string) =>
        (await client.run(UserExistsDocument, { where: { username: 'x' }, ...(captchaPass && { captchaPass }) }))
          .userExists?.__typename;
      expect(await ask()).toBe('CaptchaRequired');
      expect(await ask(await passFor(app, client, 'LOOKUP'))).toBe('UserExistence');
      expect(await ask()).toBe('CaptchaRequired');
    });

    it('does not count what it held', async () => {
      const client = app.client(fromElsewhere());
      const reset = async (email: string) => {
        const input = { emailCode: { email, code: '1234', newPassword: PASSWORD } };
        return (await client.run(ResetPasswordDocument, { input })).resetPassword.__typename;
      };
      const email = newEmail();
      const names: string[] = [];
      for (let asked = 0; asked < 25; asked++) names.push(await reset(email));
      expect(names.filter((name) => name === 'CaptchaRequired')).toHaveLength(23);
      // Or this address would be held for everybody else's, too.
      expect(await reset(newEmail())).toBe('CodeRejected');
    });
  },
);

const ALWAYS = Object.fromEntries(
  ['LOGIN', 'REGISTER', 'SEND_CODE', 'RESET_PASSWORD', 'LOOKUP'].map((purpose) => [`CAPTCHA_${purpose}`, 'always']),
);

describeWithApp('a gate that always stands', { environment: ALWAYS }, (app) => {
  const email = newEmail();
  const method = { email: { email, password: PASSWORD } };
  it.each([
    [
      'LOGIN',
      (client: Client, captchaPass?: string) =>
        client
          .run(LoginDocument, { input: { method: SEEDED_LOGIN, ...(captchaPass && { captchaPass }) } })
          .then(({ login }) => login),
      'LoginSuccess',
    ],
    [
      'REGISTER',
      (client: Client, captchaPass?: string) =>
        client
          .run(RegisterDocument, { input: { method, ...(captchaPass && { captchaPass }) } })
          .then(({ register }) => register),
      'RegisterSuccess',
    ],
    [
      'SEND_CODE',
      (client: Client, captchaPass?: string) =>
        client
          .run(SendSmsCodeDocument, { input: { phone: newPhone(), ...(captchaPass && { captchaPass }) } })
          .then(({ sendSmsCode }) => sendSmsCode),
      'CodeSent',
    ],
    [
      'SEND_CODE',
      (client: Client, captchaPass?: string) =>
        client
          .run(SendEmailDocument, {
            input: { email: newEmail(), scene: 'VERIFY_EMAIL' as const, ...(captchaPass && { captchaPass }) },
          })
          .then(({ sendEmail }) => sendEmail),
      'CodeSent',
    ],
    [
      'RESET_PASSWORD',
      (client: Client, captchaPass?: string) =>
        client
          .run(ResetPasswordDocument, {
            input: { emailCode: { email: newEmail(), code: '1234', newPassword: PASSWORD } },
            ...(captchaPass && { captchaPass }),
          })
          .then(({ resetPassword }) => resetPassword),
      'CodeRejected',
    ],
    [
      'LOOKUP',
      (client: Client, captchaPass?: string) =>
        client
          .run(UserExistsDocument, { where: { username: 'menshen' }, ...(captchaPass && { captchaPass }) })
          .then(({ userExists }) => userExists),
      'UserExistence',
    ],
  ] as const)('stands before %s and opens for a pass', async (purpose, ask, opened) => {
    const client = app.client();
    expect((await ask(client))?.__typename).toBe('CaptchaRequired');
    expect(await app.control.requests('authing')).toEqual([]);
    expect((await ask(client, 'no-such-pass'))?.__typename).toBe('CaptchaRejected');
    expect((await ask(client, await passFor(app, client, purpose)))?.__typename).toBe(opened);
  });
});

describeWithApp('a gate that is always closed', { environment: { CAPTCHA_LOGIN: 'always' } }, (app) => {
  it('names the policy of this server as the reason', async () => {
    const client = app.client();
    const { login } = await client.run(LoginDocument, { input: { method: SEEDED_LOGIN } });
    expect(expectOutcome(login, 'CaptchaRequired').captchaReason).toBe('POLICY');
  });
});
