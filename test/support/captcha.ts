/** Somebody who solves captchas. */
import type { TestApp } from './app.js';
import type { Client } from './client.js';
import { expectOutcome } from './expect.js';
import { type CaptchaPurpose, CreateCaptchaChallengeDocument, VerifyCaptchaDocument } from './generated/operations.js';

/** A pass for this purpose. */
export async function captchaPass(app: TestApp, client: Client, purpose: CaptchaPurpose = 'LOGIN'): Promise<string> {
  const { createCaptchaChallenge } = await client.run(CreateCaptchaChallengeDocument, { purpose });
  const { id, gt, challenge } = expectOutcome(createCaptchaChallenge, 'GeetestV3Challenge');
  const geetestV3 = await app.control.call<{ challenge: string; validate: string; seccode: string }>(
    'POST',
    '/geetest/solve',
    { gt, challenge },
  );
  const { verifyCaptcha } = await client.run(VerifyCaptchaDocument, { challenge: id, answer: { geetestV3 } });
  return expectOutcome(verifyCaptcha, 'CaptchaPassed').pass;
}
