/** The examples of docs/reference, sent to a server with the emulators. */
import { describe, expect, it } from 'vitest';
import { generateSecrets } from '../../src/localStart/generatedSecrets.js';
import { describeWithApp, type TestApp } from '../support/app.js';
import * as step from '../support/exampleSteps.js';
import { type ReferenceExample, referenceExamples, withWords } from '../support/referenceExamples.js';
import { overSse } from '../support/subscribe.js';

const MINUTE = 61;
const examples = referenceExamples();

/** Every root field with its outcome, or with a part of its value, and what comes before it. */
const EXPECTED: Readonly<Record<string, readonly [result: unknown, prepare: step.Preparation]>> = {
  decodeToken: [{ valid: true }, step.decodedToken],
  livenessCheck: [{ status: 'ISSUED' }, step.livenessCheck(false)],
  loginStatus: [{ state: 'ACTIVE' }, step.seeded],
  me: [{ username: 'menshen' }, step.seeded],
  passwordStrength: [{ valid: true }, step.anonymous],
  providers: [expect.arrayContaining([expect.objectContaining({ reachable: true })]), step.anonymous],
  pushAuthEvent: [{ status: 'PENDING' }, step.qrCode],
  session: [{ proofs: [{ kind: 'PASSWORD' }] }, step.seeded],
  signInOptions: [{ registration: true }, step.anonymous],
  socialConnections: [expect.arrayContaining([expect.objectContaining({ type: 'github' })]), step.anonymous],
  ssoSession: [{ type: 'oidc' }, step.seeded],
  user: [{ username: 'menshen' }, step.administrator],
  userExists: [{ __typename: 'UserExistence', exists: true }, step.anonymous],
  userPoolSettings: [{ registerDisabled: false }, step.administrator],
  users: [{ items: expect.arrayContaining([expect.objectContaining({ username: 'menshen' })]) }, step.administrator],
  usersByRole: [{ totalCount: 1 }, step.administrator],
  validateTicket: [{ valid: true }, step.ssoTicket],
  pushAuthEventUpdated: [{ status: 'PENDING' }, step.qrCode],
  bindEmail: ['AccountUpdated', step.newEmailCode],
  bindPhone: ['AccountUpdated', step.newPhoneCode],
  bindPushAuth: ['AccountUpdated', step.linkedPhone],
  completeLivenessCheck: ['LivenessCheckUpdated', step.livenessCheck(true)],
  confirmPasskey: ['AccountUpdated', step.passkeyResponse],
  confirmTotp: ['AccountUpdated', step.newAuthenticator],
  continueLogin: ['LoginSuccess', step.heldForCaptcha],
  createAuthQrCode: ['PushAuthStarted', step.anonymous],
  createCaptchaChallenge: ['GeetestV3Challenge', step.anonymous],
  createLinkProof: ['LinkProofCreated', step.secondAccount],
  createLivenessCheck: ['LivenessCheckUpdated', step.seeded],
  createPasskeyChallenge: ['PasskeyChallenge', step.anonymous],
  createServiceToken: ['ServiceTokenCreated', step.seeded],
  endOtherSessions: ['AccountUpdated', step.seeded],
  endSession: ['AccountUpdated', step.otherSession],
  enrollFace: ['AccountUpdated', step.seeded],
  enrollPasskey: ['PasskeyEnrollment', step.seeded],
  enrollTotp: ['TotpEnrollment', step.seeded],
  linkAccount: ['AccountUpdated', step.linkProof],
  linkIdentity: ['AccountUpdated', step.administrator],
  login: ['LoginSuccess', step.anonymous],
  logout: [true, step.seeded],
  refreshSession: ['LoginSuccess', step.seeded],
  register: ['RegisterSuccess', step.anonymous],
  removePasskey: ['AccountUpdated', step.ownPasskey],
  removeTotp: ['AccountUpdated', step.ownAuthenticator],
  removeUdfValue: ['UdfValues', step.seeded],
  removeUserPasskeys: ['AccountUpdated', step.administrator],
  removeUsers: ['UsersRemoved', step.administrator],
  renamePasskey: ['AccountUpdated', step.ownPasskey],
  requestPushAuth: ['PushAuthStarted', step.seeded],
  resetPassword: ['PasswordChanged', step.resetCode],
  revokeAuthorizedApp: ['AccountUpdated', step.authorizedApplication],
  sendEmail: ['CodeSent', step.anonymous],
  sendMfaCode: ['CodeSent', step.heldLogin(['SMS'])],
  sendSmsCode: ['CodeSent', step.anonymous],
  sendStepUpCode: ['CodeSent', step.seeded],
  setMfaEnabled: ['AccountUpdated', step.legacy],
  setUdfValue: ['UdfValues', step.seeded],
  setUdfValues: ['UdfValues', step.seeded],
  startMfaPush: ['PushAuthStarted', step.heldLogin([])],
  stepUp: ['StepUpSuccess', step.seeded],
  unbindEmail: ['AccountUpdated', step.seeded],
  unbindPhone: ['AccountUpdated', step.seeded],
  unlinkIdentity: ['AccountUpdated', step.linkedIdentity],
  updateEmail: ['AccountUpdated', step.changedEmail],
  updatePassword: ['AccountUpdated', step.seeded],
  updatePhone: ['AccountUpdated', step.changedPhone],
  updateProfile: ['AccountUpdated', step.seeded],
  updateUser: ['AccountUpdated', step.administrator],
  verifyCaptcha: ['CaptchaPassed', step.solvedCaptcha],
  verifyMfa: ['LoginSuccess', step.heldForCode],
  verifyPushAuthToken: ['PushAuthTokenAccepted', step.phoneToken],
};

async function send(app: TestApp, { name, document, variables }: ReferenceExample): Promise<unknown> {
  const [, prepare] = EXPECTED[name] ?? expect.fail(`EXPECTED has no ${name}.`);
  const { client, words = {} } = await prepare(app);
  const values = withWords(variables, words) as Record<string, unknown>;
  if (document.startsWith('subscription')) {
    const { value } = await overSse<Record<string, unknown>, Record<string, unknown>>(client, document, values).next();
    return (value as Record<string, unknown>)[name];
  }
  const { data, errors } = await client.send<Record<string, unknown>, Record<string, unknown>>(document, values);
  expect(errors).toEqual([]);
  return data?.[name];
}

describe('the table of this file', () => {
  it('has every root field', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(examples.map(({ name }) => name).sort());
  });
});

for (const setting of new Set(examples.map((example) => example.setting))) {
  const settings = Object.fromEntries([...setting.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]));
  const environment = { ADMIN_TOKENS: step.ADMIN_TOKENS, ...settings, ...generateSecrets(settings).environment };

  describeWithApp(`the example of the reference, with ${setting || 'no setting'}, for`, { environment }, (app) => {
    let seconds = 0;
    it.each(examples.filter((example) => example.setting === setting))('$name', async (example) => {
      // A server sends one code a minute to one address.
      seconds += MINUTE;
      await app.control.advance(seconds);
      const [expected] = EXPECTED[example.name] ?? [];
      const result = await send(app, example);
      if (typeof expected === 'string') expect(result).toMatchObject({ __typename: expected });
      else if (typeof expected === 'object' && expected?.constructor === Object) expect(result).toMatchObject(expected);
      else expect(result).toEqual(expected);
    });
  });
}
