import type { Logger } from 'pino';
import type { ZodType } from 'zod';
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

/** One setting of a provider, read from the environment by `config.ts`. */
export interface Setting {
  /** The environment variable, such as `AUTHING_APP_ID`. */
  readonly env: string;
  /** One sentence: what it is and where the vendor shows it. */
  readonly description: string;
  /** A made-up value of the right form, shown in error messages. */
  readonly example: string;
  readonly secret?: boolean;
  /** Parses the text of the variable; a default makes it optional. */
  readonly schema: ZodType;
  /** The provider is live once all settings marked so are present. */
  readonly credential?: boolean;
  /** The variable that it belongs together with: half of such a pair is refused at the start. */
  readonly pairedWith?: string;
  /** Its value is an address of the vendor: loopback is refused in production unless ALLOW_LOOPBACK_UPSTREAM=yes. */
  readonly upstream?: boolean;
}

/** The default export of a provider's `index.ts`. `S` holds the parsed settings by the names used in `settings`. */
export interface ProviderDefinition<S = unknown> {
  /** As in `providers.ts` and in `errors[].extensions.provider`: `authing`. */
  readonly id: string;
  /** The identity provider that clients choose by, if it is one. */
  readonly identityProvider?: IdentityProviderId;
  /** How ids of its users begin, so that an id names its provider. One identity provider may go without. */
  readonly userIdPrefix?: string;
  /** Its own GraphQL schema, for the passthrough. */
  readonly native?: NativeSchema;
  readonly settings: { readonly [K in keyof S]: Setting };
  create(settings: S, tools: ProviderTools): Provider;
}

/** Keeps a definition's settings and its `create` in step. */
export function defineProvider<S>(definition: ProviderDefinition<S>): ProviderDefinition<S> {
  return definition;
}
