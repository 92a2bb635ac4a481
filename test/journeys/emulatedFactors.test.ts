/** An emulated captcha, phone or camera protects nobody: beside a live identity provider it must not count. */
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  CompleteLivenessCheckDocument,
  CreateAuthQrCodeDocument,
  CreateCaptchaChallengeDocument,
  CreateLivenessCheckDocument,
  LoginDocument,
  PushAuthEventDocument,
  VerifyCaptchaDocument,
} from '../support/generated/operations.js';
import { signedIn } from '../support/people.js';

async function captcha(app: TestApp, client: Client) {
  const { createCaptchaChallenge } = await client.run(CreateCaptchaChallengeDocument, { purpose: 'LOGIN' });
  const { id, gt, challenge } = expectOutcome(createCaptchaChallenge, 'GeetestV3Challenge');
  const geetestV3 = await app.control.call<{ challenge: string; validate: string; seccode: string }>(
    'POST',
    '/geetest/solve',
    { gt, challenge },
  );
  const { verifyCaptcha } = await client.run(VerifyCaptchaDocument, { challenge: id, answer: { geetestV3 } });
  return verifyCaptcha.__typename;
}

async function phone(app: TestApp, client: Client) {
  const { id } = expectOutcome(
    (await client.run(CreateAuthQrCodeDocument, {})).createAuthQrCode,
    'PushAuthStarted',
  ).event;
  const events = await app.control.call<{ event_id: string }[]>('GET', '/secken/events');
  await app.control.call('POST', `/secken/events/${events.at(-1)?.event_id}/approve`, {});
  const status = async () => (await client.run(PushAuthEventDocument, { id })).pushAuthEvent?.status;
  await expect.poll(status).toBe('APPROVED');
  return (await client.run(LoginDocument, { input: { method: { pushAuth: { event: id } } } })).login.__typename;
}

async function camera(app: TestApp, client: Client) {
  const made = (await client.run(CreateLivenessCheckDocument, { input: { detection: 'LIVENESS' } }))
    .createLivenessCheck;
  const { id, uploadUrl } = expectOutcome(made, 'LivenessCheckUpdated').check;
  const body = await app.control.text('POST', '/linkface/files', {});
  await fetch(new URL(uploadUrl ?? '', app.url()), { method: 'PUT', body });
  const { completeLivenessCheck } = await client.run(CompleteLivenessCheckDocument, { id });
  return expectOutcome(completeLivenessCheck, 'LivenessCheckUpdated').check.status;
}

describeWithApp('emulated factors beside a live identity provider', { live: ['authing'] }, (app) => {
  it('count for nothing', async () => {
    expect(await captcha(app, app.client())).toBe('CaptchaRejected');
    expect(await phone(app, app.client())).toBe('PushAuthRejected');
    expect(await camera(app, await signedIn(app))).toBe('SPOOF');
  });
});

describeWithApp(
  'emulated factors that are allowed',
  { live: ['authing'], environment: { ALLOW_EMULATED_FACTORS: 'yes' } },
  (app) => {
    it('count as others do', async () => {
      expect(await captcha(app, app.client())).toBe('CaptchaPassed');
      expect(await phone(app, app.client())).toBe('LoginSuccess');
      expect(await camera(app, await signedIn(app))).toBe('LIVE');
    });
  },
);
