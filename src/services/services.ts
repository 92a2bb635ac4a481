/** Every use case of one running server. Each folder builds its own; this file only puts them together. */
import type { Config } from '../config.js';
import type { ProviderTools } from '../datasources/capabilities.js';
import { type Metrics, NO_METRICS } from '../metrics/metrics.js';
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
import { createServiceTokens, type ServiceTokenServices } from './serviceTokens/index.js';
import { createSessions, type SessionServices } from './sessions/index.js';
import { FactorPolicy } from './signIn/factorPolicy.js';
import { KnownBrowsers } from './signIn/knownBrowsers.js';
import { SignIn } from './signIn/signIn.js';
import { SignInPages } from './signIn/signInPages.js';
import { createStepUp, type StepUpServices } from './stepUp/index.js';

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
    MfaServices,
    ServiceTokenServices,
    StepUpServices {
  readonly providers: Providers;
  readonly passthrough: Passthrough;
  readonly signInPages: SignInPages;
}

/** What the services need besides the configuration. */
export interface ServerParts extends ProviderTools {
  readonly store: Store;
  /** PUBLIC_URL, or the address of a local start, which is known only when it listens. */
  readonly issuer: () => string;
  readonly metrics?: Metrics;
}

export function createServices(config: Config, parts: ServerParts): Services {
  const { store, logger, now, metrics = NO_METRICS } = parts;
  const sealer = createSealer(config.sessionKeys);
  const providers = new Providers(config.providers, config, parts);
  const base: ServiceParts = { config, store, logger, sealer, providers, now, metrics };
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
  const signIn = new SignIn(sessions.sessions, flows, policy, new KnownBrowsers(store, sealer, logger), now);
  const login = createLogin({
    ...base,
    ...sessions,
    ...access,
    ...captcha,
    ...pushAuth,
    ...account,
    ...passkeys,
    policy,
    flows,
    signIn,
  });
  const mfa = createMfa({
    ...base,
    ...sessions,
    ...access,
    ...pushAuth,
    ...liveness,
    ...passkeys,
    ...login,
    flows,
    signIn,
  });
  const proving = { ...base, ...sessions, ...access, ...pushAuth, ...liveness, ...passkeys, ...login, ...mfa };
  const stepUp = createStepUp({ ...proving, policy, signIn });
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
    signInPages: new SignInPages(providers, captcha.captchaGate, access.passwordPolicy, config),
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
    ...createServiceTokens(base, sessions, parts.issuer),
    ...stepUp,
  };
}
