/** Every use case of one running server. Each folder builds its own; this file only puts them together. */
import type { Config } from '../config.js';
import type { ProviderTools } from '../datasources/capabilities.js';
import type { Store } from '../store.js';
import { type AccessServices, createAccess } from './access/index.js';
import { type AccountServices, createAccount } from './account/index.js';
import { type CaptchaServices, createCaptchas } from './captcha/index.js';
import { createDirectory, type DirectoryServices } from './directory/index.js';
import { Flows } from './flows.js';
import { createLiveness, type LivenessServices } from './liveness/index.js';
import { createLogin, type LoginServices } from './login/index.js';
import { createMfa, type MfaServices } from './mfa/index.js';
import type { ServiceParts } from './parts.js';
import { createPasskeys, type PasskeyServices } from './passkeys/index.js';
import { Passthrough } from './passthrough.js';
import { Providers } from './providers/providers.js';
import { createPushAuth, type PushAuthServices } from './pushAuth/index.js';
import { createSealer } from './sealing.js';
import { createSessions, type SessionServices } from './sessions/index.js';
import { FactorPolicy } from './signIn/factorPolicy.js';
import { SignIn } from './signIn/signIn.js';

export interface Services
  extends SessionServices,
    AccessServices,
    CaptchaServices,
    AccountServices,
    DirectoryServices,
    PushAuthServices,
    LivenessServices,
    PasskeyServices,
    LoginServices,
    MfaServices {
  readonly providers: Providers;
  readonly passthrough: Passthrough;
}

export function createServices(config: Config, parts: ProviderTools & { store: Store }): Services {
  const { store, logger, now } = parts;
  const sealer = createSealer(config.sessionKeys);
  const providers = new Providers(config.providers, config, parts);
  const base: ServiceParts = { config, store, logger, sealer, providers, now };
  const flows = new Flows(store, sealer, now);
  const sessions = createSessions(base);
  const access = createAccess(base);
  const captcha = createCaptchas(base);
  const account = createAccount(base, sessions, access);
  const directory = createDirectory(base, sessions, access, account);
  const pushAuth = createPushAuth(base, sessions, captcha);
  const liveness = createLiveness(base, sessions, flows);
  const passkeys = createPasskeys(base, sessions, flows);
  const policy = new FactorPolicy(
    store,
    sealer,
    providers,
    pushAuth.deviceLinks,
    liveness.referencePhotos,
    passkeys.passkeyField,
    config,
  );
  const signIn = new SignIn(sessions.sessions, flows, policy, now);
  const shared = { ...base, ...sessions, ...access, ...pushAuth, ...passkeys, flows, signIn };
  const login = createLogin({ ...shared, ...captcha });
  const mfa = createMfa({ ...shared, ...liveness, ...login });
  return {
    providers,
    passthrough: new Passthrough(
      providers,
      sessions.current,
      access.admins,
      access.limits,
      passkeys.nativeProtection,
      config.passthroughAllow,
    ),
    ...sessions,
    ...access,
    ...captcha,
    ...account,
    ...directory,
    ...pushAuth,
    ...liveness,
    ...passkeys,
    ...login,
    ...mfa,
  };
}
