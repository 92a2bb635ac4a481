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

/** Can the vendor be reached at all? */
export interface Probe {
  /** Resolves when the vendor answers; throws `ProviderError` otherwise. Cheap and without side effects. */
  probe(): Promise<void>;
  /** Each host of a vendor that has several, by a name that operators know it by; `probe` asks all of them. */
  readonly hosts?: Readonly<Record<string, () => Promise<void>>>;
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

/** What a provider is built from, beside its own settings. */
export interface ProviderTools {
  readonly http: HttpClients;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The capabilities that a provider may offer without being an identity provider. */
export type FactorCapability = 'captcha' | 'pushAuth' | 'liveness';

/** What the start checks of a provider may depend on. */
export interface Deployment {
  readonly production: boolean;
  readonly publicUrl: string | undefined;
  readonly legacyMigration: boolean;
}

/** The default export of a provider's `index.ts`. `S` holds the parsed settings by the names used in `settings`. */
export interface ProviderDefinition<S = unknown> {
  /** As in `providers.ts`, in `errors[].extensions.provider` and in the path of its webhook: a camelCase word. */
  readonly id: string;
  /** One sentence that names the vendor: the description of its value in the schema. */
  readonly description: string;
  /** The identity provider that clients choose by, if it is one: an upper-case word. */
  readonly identityProvider?: IdentityProviderId;
  /** The identity provider that LEGACY_MIGRATION moves its users to. */
  readonly replacedBy?: IdentityProviderId;
  /** How ids of its users begin, so that an id names its provider. One identity provider may go without. */
  readonly userIdPrefix?: string;
  /** What `create` returns beside the capabilities of an identity provider. */
  readonly offers?: readonly FactorCapability[];
  /** Its own GraphQL schema, for the passthrough. */
  readonly native?: NativeSchema;
  readonly settings: { readonly [K in keyof S]: Setting<S[K]> };
  /** Why the server must not start with these settings of a configured provider: one line each, in the form of the others. */
  startChecks?(settings: S, deployment: Deployment): readonly string[];
  create(settings: S, tools: ProviderTools): Provider;
}

const ID = /^[a-z][a-zA-Z\d]*$/;
const IDENTITY_PROVIDER = /^[A-Z][A-Z\d_]*$/;

/** Checks the names of a definition, keeps its settings and its `create` in step, and lets each setting read its default. */
export function defineProvider<S>(definition: ProviderDefinition<S>): ProviderDefinition<S> {
  const { id, identityProvider } = definition;
  if (!ID.test(id)) throw new TypeError(`The provider id ${JSON.stringify(id)} must be a camelCase word.`);
  if (identityProvider !== undefined && !IDENTITY_PROVIDER.test(identityProvider)) {
    throw new TypeError(`The identity provider ${JSON.stringify(identityProvider)} must be an upper-case word.`);
  }
  const settings = Object.fromEntries(
    Object.entries<Setting>(definition.settings).map(([name, row]) => [name, setting(row)]),
  );
  // The same rows by the same names.
  return { ...definition, settings: settings as ProviderDefinition<S>['settings'] };
}
