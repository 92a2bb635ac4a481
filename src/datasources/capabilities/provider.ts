import type { Logger } from 'pino';
import { type Setting, setting } from '../../setting.js';
import type { HttpClients } from '../transport/http.js';
import type { Account } from './account.js';
import type { AuthorizedApps } from './authorizedApps.js';
import type { Captcha } from './captcha.js';
import type { CustomData } from './customData.js';
import type { Applications, Directory } from './directory.js';
import type { ExternalIdentities } from './externalIdentities.js';
import type { Identity } from './identity.js';
import type { LegacyMfa } from './legacyMfa.js';
import type { Liveness } from './liveness.js';
import type { Mfa } from './mfa.js';
import type { NativeGraphql, NativeSchema } from './nativeGraphql.js';
import type { PushAuth } from './pushAuth.js';
import type { Sso } from './sso.js';
import type { IdentityProviderId } from './user.js';
import type { UserPools } from './userPools.js';

/** Checks that the vendor is reachable. */
export interface Probe {
  /** Resolves when the vendor answers; throws `ProviderError` otherwise. Cheap and without side effects. */
  probe(): Promise<void>;
  /** One probe for each host of a vendor with several hosts, by a name for operators. `probe` calls all of them. */
  readonly hosts?: Readonly<Record<string, () => Promise<void>>>;
  /**
   * Makes a call without side effects that needs the credentials. Throws `ProviderError`: `isFault`, except NOT_CONFIGURED,
   * means that the vendor could not answer, and every other code that it refused the credentials.
   * @returns the variables of credentials that this call does not check
   */
  checkCredentials?(): Promise<readonly string[]>;
}

/** One configured vendor. Absent capabilities and methods answer NOT_SUPPORTED_BY_PROVIDER. */
export interface Provider {
  readonly identity?: Identity;
  readonly mfa?: Mfa;
  readonly legacyMfa?: LegacyMfa;
  readonly account?: Account;
  readonly customData?: CustomData;
  readonly directory?: Directory;
  readonly applications?: Applications;
  readonly authorizedApps?: AuthorizedApps;
  readonly externalIdentities?: ExternalIdentities;
  readonly userPools?: UserPools;
  readonly sso?: Sso;
  readonly captcha?: Captcha;
  readonly pushAuth?: PushAuth;
  readonly liveness?: Liveness;
  readonly native?: NativeGraphql;
  readonly probe: Probe;
}

/** The dependencies of a provider, in addition to its settings. */
export interface ProviderTools {
  readonly http: HttpClients;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The capabilities that a provider may offer without being an identity provider. */
export type FactorCapability = 'captcha' | 'pushAuth' | 'liveness';

/** The settings of the deployment that the start checks of a provider can read. */
export interface Deployment {
  readonly production: boolean;
  readonly publicUrl: string | undefined;
  readonly legacyMigration: boolean;
}

/** The default export of a provider's `index.ts`. `S` holds the parsed settings by the names used in `settings`. */
export interface ProviderDefinition<S = unknown> {
  /** A camelCase word. It appears in `errors[].extensions.provider` and in the path of the webhook. */
  readonly id: string;
  /** One sentence that names the vendor. It describes the enum value in the schema. */
  readonly description: string;
  /** The enum value with which clients choose it, if it is an identity provider: an upper-case word. */
  readonly identityProvider?: IdentityProviderId;
  /** The identity provider that LEGACY_MIGRATION moves its users to. */
  readonly replacedBy?: IdentityProviderId;
  /** The prefix of its user ids, which identifies the provider of a user. One identity provider may omit it. */
  readonly userIdPrefix?: string;
  /** The capabilities that `create` returns in addition to those of an identity provider. */
  readonly offers?: readonly FactorCapability[];
  /** The vendor's own GraphQL schema, for native fields. */
  readonly native?: NativeSchema;
  readonly settings: { readonly [K in keyof S]: Setting<S[K]> };
  /** The reasons not to start with these settings: one line each, such as `NAME must be … Example: NAME=value`. */
  startChecks?(settings: S, deployment: Deployment): readonly string[];
  create(settings: S, tools: ProviderTools): Provider;
}

const ID = /^[a-z][a-zA-Z\d]*$/;
const IDENTITY_PROVIDER = /^[A-Z][A-Z\d_]*$/;

/** Checks the names of a definition, infers the type of `create` from the settings, and applies the default of each setting. */
export function defineProvider<S>(definition: ProviderDefinition<S>): ProviderDefinition<S> {
  const { id, identityProvider } = definition;
  if (!ID.test(id)) throw new TypeError(`The provider id ${JSON.stringify(id)} must be a camelCase word.`);
  if (identityProvider !== undefined && !IDENTITY_PROVIDER.test(identityProvider)) {
    throw new TypeError(`The identity provider ${JSON.stringify(identityProvider)} must be an upper-case word.`);
  }
  const settings = Object.fromEntries(
    Object.entries<Setting>(definition.settings).map(([name, row]) => [name, setting(row)]),
  );
  // fromEntries loses the keys; the names are those of `definition.settings`.
  return { ...definition, settings: settings as ProviderDefinition<S>['settings'] };
}
