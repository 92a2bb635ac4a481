import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { IdentityProviderId, TokenStatus } from '../../datasources/capabilities.js';
import type { ProofKind as ProofKindId } from '../../services/sessions/sessions.js';
import { DateTime } from '../scalars.js';
import { IdentityProvider } from './identityProvider.js';

export const ProofKind: Readonly<Record<ProofKindId, ProofKindId>> = {
  PASSWORD: 'PASSWORD',
  SMS_CODE: 'SMS_CODE',
  LDAP: 'LDAP',
  AD: 'AD',
  SUB_ACCOUNT: 'SUB_ACCOUNT',
  WECHAT: 'WECHAT',
  OIDC: 'OIDC',
  QR_CODE: 'QR_CODE',
  PUSH: 'PUSH',
  TOTP: 'TOTP',
  RECOVERY_CODE: 'RECOVERY_CODE',
  EMAIL_CODE: 'EMAIL_CODE',
  FACE: 'FACE',
  LIVENESS: 'LIVENESS',
};
registerEnumType(ProofKind, {
  name: 'ProofKind',
  description: 'Something that a user proved to get or strengthen a session.',
  valuesConfig: {
    PASSWORD: { description: 'The account’s password.' },
    SMS_CODE: { description: 'A code sent to the phone.' },
    LDAP: { description: 'A password checked by an LDAP directory.' },
    AD: { description: 'A password checked by Active Directory.' },
    SUB_ACCOUNT: { description: 'A sub-account’s password.' },
    WECHAT: { description: 'A WeChat sign-in.' },
    OIDC: { description: 'A sign-in on the vendor’s hosted page.' },
    QR_CODE: { description: 'A QR code approved on the phone.' },
    PUSH: { description: 'A push request approved on the phone.' },
    TOTP: { description: 'A code of an authenticator app.' },
    RECOVERY_CODE: { description: 'A recovery code; it is spent.' },
    EMAIL_CODE: { description: 'A code sent by e-mail.' },
    FACE: { description: 'A photo matched by the identity provider.' },
    LIVENESS: { description: 'A live face matched with the account’s reference photo.' },
  },
});

@ObjectType({ description: 'Something that was proven, and when.', simpleResolvers: true })
export class Proof {
  @Field(() => ProofKind, { description: 'What was proven.' })
  kind!: ProofKindId;

  @Field(() => DateTime, { description: 'When it was proven.' })
  at!: Date;
}

@ObjectType({
  description:
    'A signed-in session. It is held as an HttpOnly cookie or as a bearer token, as the login asked with `x-session-mode`; the vendor’s own token never leaves the server.',
  simpleResolvers: true,
})
export class Session {
  @Field(() => ID, { description: 'Names the session in logs. It is not a credential.' })
  id!: string;

  @Field(() => IdentityProvider, { description: 'The vendor that knows the user.' })
  provider!: IdentityProviderId;

  @Field(() => DateTime, { description: 'When the user signed in.' })
  createdAt!: Date;

  @Field(() => DateTime, {
    description:
      'When the session ends if it is not used before. Use moves it on, up to a fixed end; `refreshSession` also renews the vendor’s token.',
  })
  expiresAt!: Date;

  @Field(() => [Proof], { description: 'What the user proved, in order.' })
  proofs!: readonly Proof[];
}

@ObjectType({ description: 'A session of the caller, as a list of devices shows it.', simpleResolvers: true })
export class SessionInfo {
  @Field(() => ID, { description: 'The id for `endSession`. It is not a credential.' })
  id!: string;

  @Field(() => Boolean, { description: 'True for the session of this request.' })
  current!: boolean;

  @Field(() => DateTime, { description: 'When the user signed in.' })
  createdAt!: Date;

  @Field(() => DateTime, {
    description: 'When the session was last used, accurate to a twentieth of the idle timeout (SESSION_IDLE_SECONDS).',
  })
  lastUsedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'The header `User-Agent` of the last use, at most 256 characters. The client chose it: show it as plain text. Null if the client sent none.',
  })
  userAgent!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The network of the last use: a /24 of IPv4 such as `203.0.113.0/24`, or a /48 of IPv6.',
  })
  maskedAddress!: string | null;

  @Field(() => [Proof], { description: 'What the user proved in this session, in order.' })
  proofs!: readonly Proof[];
}

export const LoginState = { ACTIVE: 'ACTIVE', EXPIRED: 'EXPIRED', INVALID: 'INVALID', ABSENT: 'ABSENT' } as const;
registerEnumType(LoginState, {
  name: 'LoginState',
  description: 'What a token is worth.',
  valuesConfig: {
    ACTIVE: { description: 'Signed in.' },
    EXPIRED: { description: 'Expired or signed out.' },
    INVALID: { description: 'Not a token that the provider issued.' },
    ABSENT: { description: 'No token was sent.' },
  },
});

@ObjectType({
  description: 'What is inside a token. Of a bad one, or one of another user pool, nothing but that is told.',
  simpleResolvers: true,
})
export class DecodedToken {
  @Field(() => Boolean, { description: 'Whether the provider issued the token and it has not expired.' })
  valid!: boolean;

  @Field(() => ID, { nullable: true, description: 'Whose token it is; null when it is not valid.' })
  userId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The e-mail address as of the login; null without one, or when the token is not valid.',
  })
  email!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was issued; null when it is not valid.' })
  issuedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ends; null when it is not valid.' })
  expiresAt!: Date | null;
}

@ObjectType({ description: 'What the identity provider says of a token.', simpleResolvers: true })
export class LoginStatus {
  @Field(() => LoginState, { description: 'What the token is worth. A bad token is a state, never an error.' })
  state!: TokenStatus['state'];

  @Field(() => ID, { nullable: true, description: 'The user of an ACTIVE token; null otherwise.' })
  userId!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When an ACTIVE token was issued; null otherwise.' })
  issuedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When an ACTIVE token ends; null otherwise.' })
  expiresAt!: Date | null;
}
