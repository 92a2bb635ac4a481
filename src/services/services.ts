/** Who builds what: every use case of one running server. */
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { HttpClients } from '../datasources/transport/http.js';
import type { Store } from '../store.js';
import { Codes } from './codes.js';
import { Continuations } from './continuations.js';
import { CurrentSession } from './currentSession.js';
import { Flows } from './flows.js';
import { Limits } from './limits.js';
import { Login } from './login.js';
import { Lookups } from './lookups.js';
import { MfaService } from './mfa.js';
import { Providers } from './providers.js';
import { Register } from './register.js';
import { ResetPassword } from './resetPassword.js';
import { createSealer } from './sealing.js';
import { Sessions } from './sessions.js';
import { SignIn } from './signIn.js';
import { Udf } from './udf.js';

export interface Services {
  readonly providers: Providers;
  readonly sessions: Sessions;
  readonly current: CurrentSession;
  readonly limits: Limits;
  readonly login: Login;
  readonly register: Register;
  readonly mfa: MfaService;
  readonly codes: Codes;
  readonly resetPassword: ResetPassword;
  readonly lookups: Lookups;
  readonly udf: Udf;
}

export function createServices(config: Config, parts: { store: Store; http: HttpClients; logger: Logger }): Services {
  const { store, logger } = parts;
  const sealer = createSealer(config.sessionKeys);
  const providers = new Providers(config.providers, config.identityProviders, parts);
  const sessions = new Sessions({
    store,
    sealer,
    logger,
    idleMs: config.sessionIdleSeconds * 1000,
    maxMs: config.sessionMaxSeconds * 1000,
  });
  const limits = new Limits(store, config, sealer);
  const flows = new Flows(store, sealer);
  const signIn = new SignIn(sessions, flows);
  const current = new CurrentSession(sessions, providers, logger);
  return {
    providers,
    sessions,
    current,
    limits,
    login: new Login(providers, limits, new Continuations(store, sealer), signIn, config),
    register: new Register(providers, limits, signIn, config),
    mfa: new MfaService(providers, flows, signIn, current, sessions, config.endOtherSessions),
    codes: new Codes(providers, limits, config.secondsBetweenCodes),
    resetPassword: new ResetPassword(providers, limits, sessions, config.endOtherSessions),
    lookups: new Lookups(providers, sessions),
    udf: new Udf(providers, current, config),
  };
}
