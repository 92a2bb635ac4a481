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
  PASSKEY: 'PASSKEY',
};
registerEnumType(ProofKind, {
  name: 'ProofKind',
  description: 'A kind of proof with which a user got or re-authenticated a session.',
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
    RECOVERY_CODE: { description: 'A recovery code, which is then used up.' },
    EMAIL_CODE: { description: 'A code sent by e-mail.' },
    FACE: { description: 'A photo matched by the identity provider.' },
    LIVENESS: { description: 'A live face matched with the account’s reference photo.' },
    PASSKEY: { description: 'A passkey (WebAuthn), with user verification by the authenticator.' },
  },
});

@ObjectType({ description: 'A proof of the user’s identity, and its time.', simpleResolvers: true })
export class Proof {
  @Field(() => ProofKind, { description: 'The kind of proof.' })
  kind!: ProofKindId;

  @Field(() => DateTime, { description: 'When the user gave the proof.' })
  at!: Date;
}

@ObjectType({
  description:
    'The session of a signed-in user. The request header `x-session-mode` of the login chooses between an HttpOnly cookie (`cookie`) and an access token (`bearer`). The vendor’s own token never leaves the server.',
  simpleResolvers: true,
})
export class Session {
  @Field(() => ID, { description: 'The id of the session, as in the server’s logs. It is not a credential.' })
  id!: string;

  @Field(() => IdentityProvider, { description: 'The identity provider of the user.' })
  provider!: IdentityProviderId;

  @Field(() => DateTime, { description: 'When the user signed in.' })
  createdAt!: Date;

  @Field(() => DateTime, {
    description:
      'When the session ends if it is not used before. Each use extends it, up to a fixed maximum. `refreshSession` also refreshes the vendor’s token.',
  })
  expiresAt!: Date;

  @Field(() => [Proof], { description: 'The proofs that the user has given, in the order of time.' })
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
  description: 'The state of a token.',
  valuesConfig: {
    ACTIVE: { description: 'The token is valid: the user is signed in.' },
    EXPIRED: { description: 'The token has expired, or the user has signed out.' },
    INVALID: { description: 'The identity provider did not issue this token.' },
    ABSENT: {
      description: 'There is no token: the caller is signed out, or sent the token of a cookie session as an argument.',
    },
  },
});

@ObjectType({
  description:
    'The content of a token. If the token is not valid or belongs to another user pool, `valid` is false and all other fields are null.',
  simpleResolvers: true,
})
export class DecodedToken {
  @Field(() => Boolean, { description: 'Whether the provider issued the token and it has not expired.' })
  valid!: boolean;

  @Field(() => ID, { nullable: true, description: 'The id of the user; null if the token is not valid.' })
  userId!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The user’s e-mail address at the time of the login; null if there was none, or if the token is not valid.',
  })
  email!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the token was issued; null if the token is not valid.' })
  issuedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the token expires; null if the token is not valid.' })
  expiresAt!: Date | null;
}

@ObjectType({ description: 'The status of a token at the identity provider.', simpleResolvers: true })
export class LoginStatus {
  @Field(() => LoginState, {
    description: 'The state of the token. A token that is not valid has a state and causes no error.',
  })
  state!: TokenStatus['state'];

  @Field(() => ID, { nullable: true, description: 'The id of the user of an ACTIVE token; null otherwise.' })
  userId!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When an ACTIVE token was issued; null otherwise.' })
  issuedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When an ACTIVE token expires; null otherwise.' })
  expiresAt!: Date | null;
}
