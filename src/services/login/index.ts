import { setTimeout as sleep } from 'node:timers/promises';
import type { AccessServices } from '../access/index.js';
import type { AccountServices } from '../account/index.js';
import type { CaptchaServices } from '../captcha/index.js';
import type { Flows } from '../flows.js';
import type { ServiceParts } from '../parts.js';
import type { PasskeyServices } from '../passkeys/index.js';
import type { PushAuthServices } from '../pushAuth/index.js';
import type { SessionServices } from '../sessions/index.js';
import type { FactorPolicy } from '../signIn/factorPolicy.js';
import type { SignIn } from '../signIn/signIn.js';
import { AttemptSubjects } from './attemptSubjects.js';
import { Codes } from './codes.js';
import { Continuations } from './continuations.js';
import { CredentialCheck } from './credentialCheck.js';
import { HostedLogin } from './hostedLogin.js';
import { Login } from './login.js';
import { LoginCaptchas } from './loginCaptchas.js';
import { Lookups } from './lookups.js';
import { connectMigration } from './migration/index.js';
import { PasskeyLogin } from './passkeyLogin.js';
import { PushLogin } from './pushLogin.js';
import { Register } from './register.js';
import { ResetPassword } from './resetPassword.js';
import { ResponseTimeFloor } from './responseTimeFloor.js';
import { SecondAccountProof } from './secondAccount.js';

export interface LoginServices {
  readonly login: Login;
  readonly hostedLogin: HostedLogin;
  readonly pushLogin: PushLogin;
  readonly passkeyLogin: PasskeyLogin;
  readonly register: Register;
  readonly resetPassword: ResetPassword;
  readonly codes: Codes;
  readonly lookups: Lookups;
  readonly attemptSubjects: AttemptSubjects;
  readonly credentialCheck: CredentialCheck;
  readonly secondAccountProof: SecondAccountProof;
}

interface LoginParts
  extends ServiceParts,
    SessionServices,
    AccessServices,
    CaptchaServices,
    PushAuthServices,
    PasskeyServices {
  readonly flows: Flows;
  readonly policy: FactorPolicy;
  readonly linkProofs: AccountServices['linkProofs'];
  readonly signIn: SignIn;
}

export function createLogin(parts: LoginParts): LoginServices {
  const { config, store, sealer, providers, sessions, limits, attempts, freeData, passwordPolicy, flows, signIn } =
    parts;
  const { now, captchas, captchaGate, pushApprovals, deviceLinks, passkeyField, passkeyVerification } = parts;
  const { concealAccounts, concealRegistration, requireCodeVerifier } = config;
  const continuations = new Continuations(store, sealer, now);
  const attemptSubjects = new AttemptSubjects(sessions, connectMigration(parts));
  const credentialCheck = new CredentialCheck(providers, limits, attempts, attemptSubjects, captchaGate);
  const timeFloor = new ResponseTimeFloor({ now: () => performance.now(), pause: (ms) => sleep(ms) });
  const loginSettings = { ...freeData, concealAccounts, requireCodeVerifier };
  const login = new Login(
    providers,
    credentialCheck,
    captchas,
    continuations,
    new LoginCaptchas(providers, captchaGate, captchas, continuations),
    signIn,
    timeFloor,
    loginSettings,
  );
  return {
    login,
    hostedLogin: new HostedLogin(store, providers, login, limits),
    pushLogin: new PushLogin(pushApprovals, deviceLinks, signIn, concealAccounts),
    passkeyLogin: new PasskeyLogin(
      providers,
      passkeyField,
      passkeyVerification,
      attempts,
      parts.current,
      signIn,
      timeFloor,
      config,
    ),
    register: new Register(providers, limits, signIn, passwordPolicy, { ...freeData, concealRegistration }),
    resetPassword: new ResetPassword(providers, flows, limits, sessions, passwordPolicy, config.endOtherSessions),
    codes: new Codes(providers, sessions, limits, config.secondsBetweenCodes, now),
    lookups: new Lookups(providers, sessions),
    attemptSubjects,
    credentialCheck,
    secondAccountProof: new SecondAccountProof(
      providers,
      parts.current,
      credentialCheck,
      captchaGate,
      parts.policy,
      parts.linkProofs,
      timeFloor,
      loginSettings,
    ),
  };
}
