import { setTimeout as sleep } from 'node:timers/promises';
import type { AccessServices } from '../access/index.js';
import type { CaptchaServices } from '../captcha/index.js';
import type { Flows } from '../flows.js';
import type { ServiceParts } from '../parts.js';
import type { PushAuthServices } from '../pushAuth/index.js';
import type { SessionServices } from '../sessions/index.js';
import type { SignIn } from '../signIn/signIn.js';
import { AttemptSubjects } from './attemptSubjects.js';
import { Codes } from './codes.js';
import { Continuations } from './continuations.js';
import { Login } from './login.js';
import { LoginCaptchas } from './loginCaptchas.js';
import { Lookups } from './lookups.js';
import { connectMigration } from './migration/index.js';
import { PushLogin } from './pushLogin.js';
import { Register } from './register.js';
import { ResetPassword } from './resetPassword.js';
import { ResponseTimeFloor } from './responseTimeFloor.js';

export interface LoginServices {
  readonly login: Login;
  readonly pushLogin: PushLogin;
  readonly register: Register;
  readonly resetPassword: ResetPassword;
  readonly codes: Codes;
  readonly lookups: Lookups;
  readonly attemptSubjects: AttemptSubjects;
}

interface LoginParts extends ServiceParts, SessionServices, AccessServices, CaptchaServices, PushAuthServices {
  readonly flows: Flows;
  readonly signIn: SignIn;
}

export function createLogin(parts: LoginParts): LoginServices {
  const { config, store, sealer, providers, sessions, limits, attempts, freeData, passwordPolicy, flows, signIn } =
    parts;
  const { now, captchas, captchaGate, pushApprovals, deviceLinks } = parts;
  const { concealAccounts, concealRegistration, requireCodeVerifier } = config;
  const continuations = new Continuations(store, sealer, now);
  const attemptSubjects = new AttemptSubjects(sessions, connectMigration(parts));
  return {
    login: new Login(
      providers,
      limits,
      attempts,
      attemptSubjects,
      captchaGate,
      captchas,
      continuations,
      new LoginCaptchas(providers, captchaGate, captchas, continuations),
      signIn,
      new ResponseTimeFloor({ now: () => performance.now(), pause: (ms) => sleep(ms) }),
      { ...freeData, concealAccounts, requireCodeVerifier },
    ),
    pushLogin: new PushLogin(pushApprovals, deviceLinks, signIn, concealAccounts),
    register: new Register(providers, limits, signIn, passwordPolicy, { ...freeData, concealRegistration }),
    resetPassword: new ResetPassword(providers, flows, limits, sessions, passwordPolicy, config.endOtherSessions),
    codes: new Codes(providers, sessions, limits, config.secondsBetweenCodes, now),
    lookups: new Lookups(providers, sessions),
    attemptSubjects,
  };
}
