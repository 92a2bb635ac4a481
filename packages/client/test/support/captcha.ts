import type { TestApp } from '../../../../test/support/app.js';
import type { CaptchaAnswer, CaptchaChallenge } from '../../src/index.js';

/** Solves a GeeTest v3 challenge as a user does. */
export async function solution(app: TestApp, challenge: CaptchaChallenge): Promise<CaptchaAnswer> {
  if (challenge.__typename !== 'GeetestV3Challenge') throw new Error(`A ${challenge.__typename}.`);
  const { gt, challenge: name } = challenge;
  const geetestV3 = await app.control.call<{ challenge: string; validate: string; seccode: string }>(
    'POST',
    '/geetest/solve',
    { gt, challenge: name },
  );
  return { geetestV3 };
}

export const WRONG: CaptchaAnswer = { geetestV3: { challenge: 'x', validate: 'x', seccode: 'x' } };
