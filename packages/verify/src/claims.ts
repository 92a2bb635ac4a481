/** How the user has proven their identity in this session, as in RFC 8176. */
export type AuthenticationMethod = 'pwd' | 'otp' | 'sms' | 'face' | 'mca' | 'pop' | 'user' | 'mfa';

/** What a token of Menshen states. Times are seconds since 1970. */
export interface Claims {
  /** PUBLIC_URL of the Menshen server that signed the token. */
  readonly iss: string;
  /** The service that the token is for. */
  readonly aud: string;
  /** `User.id` of Menshen's schema. */
  readonly sub: string;
  /** `User.provider` of Menshen's schema, such as `AUTHING`. */
  readonly provider: string;
  /** The session, for logs. It is no credential. */
  readonly sid: string;
  /** Empty when the identity provider does not report how the user signed in. */
  readonly amr: readonly AuthenticationMethod[];
  /** When the user last gave a proof in this session. */
  readonly auth_time: number;
  readonly iat: number;
  readonly exp: number;
  readonly jti: string;
  /** Claims that the operator has added by TOKEN_CLAIMS. */
  readonly [claim: string]: unknown;
}
