/** Operations of the account page that the client does not have. */
import type {
  FieldProblem,
  IdentityProvider,
  MfaAuthenticator,
  Operation,
  Passkey,
  SessionInfo,
} from '@menshen/client';

export const PROFILE_FIELDS = [
  'name',
  'nickname',
  'gender',
  'birthdate',
  'company',
  'city',
  'address',
  'website',
] as const;
export type ProfileField = (typeof PROFILE_FIELDS)[number];

export type PasskeyItem = Pick<Passkey, 'id' | 'name' | 'createdAt' | 'lastUsedAt'>;

/** A custom field that has a value. */
export interface CustomField {
  readonly key: string;
  readonly label: string | null;
  readonly dataType: 'BOOLEAN' | 'DATETIME' | 'NUMBER' | 'OBJECT' | 'SELECT' | 'STRING';
  readonly value: unknown;
}

export interface AccountData extends Readonly<Record<ProfileField, string | null>> {
  readonly id: string;
  readonly provider: IdentityProvider;
  readonly username: string | null;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly phone: string | null;
  readonly phoneVerified: boolean;
  readonly sessions:
    | readonly Pick<SessionInfo, 'id' | 'current' | 'lastUsedAt' | 'userAgent' | 'maskedAddress'>[]
    | null;
  /** Null where the server offers no passkeys. */
  readonly passkeys: readonly PasskeyItem[] | null;
  /** Absent for users of the first generation. */
  readonly mfaAuthenticators?: readonly Pick<MfaAuthenticator, 'id' | 'kind' | 'enabled'>[] | null;
  readonly udf?: readonly CustomField[] | null;
  /** The second factor of users of the first generation; absent for others. */
  readonly legacyMfa?: { readonly enabled: boolean } | null;
}

/** Types a document: the text itself is checked against the schema by a test. */
function operation<Result, Variables>(text: string): Operation<Result, Variables> {
  return text as Operation<Result, Variables>;
}

/** Identity providers of the first generation have another second factor, and no custom fields. */
export const ACCOUNT = operation<
  { readonly me: AccountData | null },
  { readonly isFirstGeneration: boolean }
>(`query AccountPage($isFirstGeneration: Boolean!) {
  me {
    id provider username email emailVerified phone phoneVerified ${PROFILE_FIELDS.join(' ')}
    sessions { id current lastUsedAt userAgent maskedAddress }
    passkeys { id name createdAt lastUsedAt }
    mfaAuthenticators @skip(if: $isFirstGeneration) { id kind enabled }
    udf @skip(if: $isFirstGeneration) { key label dataType value }
    legacyMfa @include(if: $isFirstGeneration) { enabled }
  }
}`);

/** The outcome of a change, as far as the page shows it. */
export interface ChangeResult {
  readonly __typename: string;
  readonly message: string;
  readonly requestId: string;
  readonly retryAt?: string;
  readonly fields?: readonly FieldProblem[];
}

const OUTCOME =
  '__typename ... on Outcome { message requestId } ... on InputRejected { fields { path rule params message } }';

export const SET_CUSTOM_FIELDS = operation<
  { readonly setUdfValues: ChangeResult },
  { readonly values: readonly { readonly key: string; readonly value: unknown }[] }
>(`mutation SetCustomFields($values: [UdfValueInput!]!) { setUdfValues(values: $values) { ${OUTCOME} } }`);

/** With the key of a factor that was turned on: no other answer has it. */
export const TURN_LEGACY_FACTOR = operation<
  {
    readonly setMfaEnabled: ChangeResult & {
      readonly user?: { readonly legacyMfa: { readonly sharedKey: string | null } | null } | null;
    };
  },
  { readonly enabled: boolean }
>(`mutation TurnLegacyFactor($enabled: Boolean!) {
  setMfaEnabled(enabled: $enabled) { ${OUTCOME} ... on AccountUpdated { user { legacyMfa { sharedKey } } } }
}`);

/** A social network, of identity providers of the first generation. */
export interface SocialNetwork {
  readonly id: string;
  readonly name: string;
  readonly type: string | null;
}

export const SOCIAL_NETWORKS = operation<
  { readonly socialConnections: readonly SocialNetwork[] | null },
  { readonly provider: IdentityProvider }
>('query SocialNetworks($provider: IdentityProvider) { socialConnections(provider: $provider) { id name type } }');

export const UNLINK = operation<{ readonly unlinkIdentity: ChangeResult }, { readonly type: string }>(
  `mutation Unlink($type: String!) { unlinkIdentity(input: { type: $type }) { ${OUTCOME} } }`,
);

/** All documents of the account page, for manifests of trusted documents. */
export const ELEMENT_DOCUMENTS = [ACCOUNT, SET_CUSTOM_FIELDS, TURN_LEGACY_FACTOR, SOCIAL_NETWORKS, UNLINK] as const;

export function isFirstGeneration(provider: IdentityProvider): boolean {
  return provider === 'AUTHING_LEGACY';
}
