/** Who builds what: every use case of one running server. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { HttpClients } from '../datasources/transport/http.js';
import type { Store } from '../store.js';
import { Admins } from './access/admins.js';
import { Attempts } from './access/attempts.js';
import type { FreeDataRules } from './access/inputRules.js';
import { Limits } from './access/limits.js';
import { Routers } from './access/routers.js';
import { VendorBudgets } from './access/vendorBudget.js';
import { AccountService } from './account/account.js';
import { AccountLinking } from './account/accountLinking.js';
import { AuthorizedAppsService } from './account/authorizedApps.js';
import { ExternalIdentityService } from './account/externalIdentities.js';
import { SingleSignOn } from './account/sso.js';
import { Udf } from './account/udf.js';
import { Captchas } from './captcha/captcha.js';
import { CaptchaGate } from './captcha/captchaGate.js';
import { DirectoryService } from './directory/directory.js';
import { UserPoolService } from './directory/userPools.js';
import { Users } from './directory/users.js';
import { Flows } from './flows.js';
import { LivenessChecks } from './liveness/liveness.js';
import { LivenessRecords } from './liveness/records.js';
import { ReferencePhotos } from './liveness/referencePhotos.js';
import { LivenessUploads } from './liveness/uploads.js';
import { AttemptSubjects } from './login/attemptSubjects.js';
import { Codes } from './login/codes.js';
import { Continuations } from './login/continuations.js';
import { Login } from './login/login.js';
import { LoginCaptchas } from './login/loginCaptchas.js';
import { Lookups } from './login/lookups.js';
import { Migration } from './login/migration.js';
import { PushLogin } from './login/pushLogin.js';
import { Register } from './login/register.js';
import { ResetPassword } from './login/resetPassword.js';
import { ResponseTimeFloor } from './login/responseTimeFloor.js';
import { Factors } from './mfa/factors.js';
import { MfaService } from './mfa/mfa.js';
import { MfaSwitchService } from './mfa/mfaSwitch.js';
import { OwnFactors } from './mfa/ownFactors.js';
import { UsedTotps } from './mfa/usedTotps.js';
import { Passthrough } from './passthrough.js';
import { Providers } from './providers/providers.js';
import { PushApprovals } from './pushAuth/pushApprovals.js';
import { PushAuthService } from './pushAuth/pushAuth.js';
import { PushEvents } from './pushAuth/pushEvents.js';
import { PushRequests } from './pushAuth/pushRequests.js';
import { PushUsers } from './pushAuth/pushUsers.js';
import { createSealer } from './sealing.js';
import { Assurance } from './sessions/assurance.js';
import { CurrentSession } from './sessions/currentSession.js';
import { Sessions } from './sessions/sessions.js';
import { FactorPolicy } from './signIn/factorPolicy.js';
import { SignIn } from './signIn/signIn.js';

export interface Services {
  readonly providers: Providers;
  readonly passthrough: Passthrough;
  readonly sessions: Sessions;
  readonly current: CurrentSession;
  readonly limits: Limits;
  readonly captchas: Captchas;
  readonly captchaGate: CaptchaGate;
  readonly login: Login;
  readonly liveness: LivenessChecks;
  readonly livenessUploads: LivenessUploads;
  readonly ownFactors: OwnFactors;
  readonly pushAuth: PushAuthService;
  readonly pushUsers: PushUsers;
  readonly pushRequests: PushRequests;
  readonly pushLogin: PushLogin;
  readonly register: Register;
  readonly mfa: MfaService;
  readonly factors: Factors;
  readonly mfaSwitch: MfaSwitchService;
  readonly account: AccountService;
  readonly accountLinking: AccountLinking;
  readonly directory: DirectoryService;
  readonly users: Users;
  readonly userPools: UserPoolService;
  readonly authorizedApps: AuthorizedAppsService;
  readonly externalIdentities: ExternalIdentityService;
  readonly admins: Admins;
  readonly routers: Routers;
  readonly vendorBudgets: VendorBudgets;
  readonly assurance: Assurance;
  readonly sso: SingleSignOn;
  readonly codes: Codes;
  readonly resetPassword: ResetPassword;
  readonly lookups: Lookups;
  readonly udf: Udf;
}

export function createServices(config: Config, parts: { store: Store; http: HttpClients; logger: Logger }): Services {
  const { store, logger } = parts;
  const sealer = createSealer(config.sessionKeys);
  const providers = new Providers(config.providers, config, parts);
  const sessions = new Sessions({
    store,
    sealer,
    logger,
    idleMs: config.sessionIdleSeconds * 1000,
    maxMs: config.sessionMaxSeconds * 1000,
  });
  const limits = new Limits(store, config, sealer);
  const attempts = new Attempts(store, config.failuresPerHour, sealer);
  const flows = new Flows(store, sealer);
  const current = new CurrentSession(sessions, providers, logger, config.endOtherSessions);
  const assurance = new Assurance(current, config.stepUpSeconds);
  const captchas = new Captchas(store, providers, config, logger);
  const captchaGate = new CaptchaGate(store, sealer, captchas, {
    LOGIN: config.captchaLogin,
    REGISTER: config.captchaRegister,
    SEND_CODE: config.captchaSendCode,
    RESET_PASSWORD: config.captchaResetPassword,
    LOOKUP: config.captchaLookup,
  });
  const codes = new Codes(providers, sessions, limits, config.secondsBetweenCodes);
  const admins = new Admins(config.adminTokens);
  const routers = new Routers(config.routerSecrets);
  const freeData = freeDataRules(config);
  const udf = new Udf(providers, current, freeData);
  const pushEvents = new PushEvents(store, sealer);
  const pushUsers = new PushUsers(providers, current, config.seckenUidField, logger);
  const pushAuth = new PushAuthService(providers, pushEvents, sessions, logger);
  const pushRequests = new PushRequests(store, sealer, providers, captchaGate, pushEvents, pushUsers, current, config);
  const approvals = new PushApprovals(pushAuth, pushEvents);
  const references = new ReferencePhotos(providers, config.livenessReference, logger);
  const policy = new FactorPolicy(store, sealer, providers, pushUsers, references, config);
  const signIn = new SignIn(sessions, flows, policy);
  const migration = new Migration(store, sealer, providers, config, logger);
  const continuations = new Continuations(store, sealer);
  const subjects = new AttemptSubjects(sessions, migration);
  const timeFloor = new ResponseTimeFloor({ now: () => performance.now(), pause: (ms) => sleep(ms) });
  const checkRecords = new LivenessRecords(store, sealer);
  const liveness = new LivenessChecks(store, checkRecords, providers, current, flows, references, config.publicUrl);
  const ownFactors = new OwnFactors(providers, flows, pushRequests, approvals, liveness, attempts, subjects, signIn);
  return {
    providers,
    passthrough: new Passthrough(providers, current, admins, limits, config.passthroughAllow),
    sessions,
    current,
    limits,
    captchas,
    captchaGate,
    login: new Login(
      providers,
      limits,
      attempts,
      subjects,
      captchaGate,
      captchas,
      continuations,
      new LoginCaptchas(providers, captchaGate, captchas, continuations),
      signIn,
      migration,
      timeFloor,
      { ...freeData, concealAccounts: config.concealAccounts, requireCodeVerifier: config.requireCodeVerifier },
    ),
    liveness,
    livenessUploads: new LivenessUploads(store, checkRecords, providers, sessions),
    ownFactors,
    pushAuth,
    pushUsers,
    pushRequests,
    pushLogin: new PushLogin(approvals, pushUsers, signIn, config.concealAccounts),
    register: new Register(providers, limits, signIn, migration, {
      ...freeData,
      concealRegistration: config.concealRegistration,
    }),
    mfa: new MfaService(
      providers,
      flows,
      codes,
      limits,
      attempts,
      subjects,
      signIn,
      ownFactors,
      new UsedTotps(store, sealer),
      config.concealAccounts,
    ),
    factors: new Factors(providers, flows, current),
    mfaSwitch: new MfaSwitchService(providers, current),
    account: new AccountService(providers, current, sessions, limits, attempts),
    accountLinking: new AccountLinking(providers, current, sessions, assurance),
    directory: new DirectoryService(providers, current, admins, udf),
    users: new Users(providers, sessions),
    userPools: new UserPoolService(providers),
    authorizedApps: new AuthorizedAppsService(providers, current),
    externalIdentities: new ExternalIdentityService(providers, current),
    admins,
    assurance,
    routers,
    vendorBudgets: new VendorBudgets(config, (holder) => admins.includes(holder) || routers.includes(holder)),
    sso: new SingleSignOn(providers, current),
    codes,
    resetPassword: new ResetPassword(providers, flows, limits, sessions, config.endOtherSessions),
    lookups: new Lookups(providers, sessions),
    udf,
  };
}

/** Custom fields that prove something are written by whoever proves it, never by a client. */
function freeDataRules({ contextKeys, udfReadonly, seckenUidField, livenessReference }: Config): FreeDataRules {
  const phone = typeof seckenUidField === 'string' ? [] : [seckenUidField.customField];
  const photo = livenessReference === undefined ? [] : [livenessReference];
  return { contextKeys, udfReadonly: [...new Set([...udfReadonly, ...phone, ...photo])] };
}
