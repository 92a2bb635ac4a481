/**
 * OIDC authorization codes of the vendor's hosted login page: RFC 6749 section 4.1.3 with PKCE (RFC 7636). The ID token
 * is validated as OpenID Connect Core section 3.1.3.7 requires.
 */
import type { JWTVerifyGetKey } from 'jose';
import {
  type AuthorizationRequest,
  type Caller,
  type LoginMethod,
  SERVER,
  type VendorSession,
} from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import { property, secondsToDate, text } from '../../transport/fields.js';
import type { AuthingSettings } from '../config.js';
import type { AuthingConnection } from '../connection.js';

type AuthorizationCode = Extract<LoginMethod, { readonly kind: 'authorizationCode' }>;
type Settings = Pick<AuthingSettings, 'appHost' | 'appId' | 'appSecret'>;

const AUTHORIZATION_PATH = '/oidc/auth';
const TOKEN_PATH = '/oidc/token';
const JWKS_PATH = '/oidc/.well-known/jwks.json';

/** Error codes of RFC 6749 section 5.2. Any other text of the vendor is not passed on. */
const OAUTH_ERRORS: ReadonlySet<string> = new Set([
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
]);

export class AuthorizationCodes {
  #publicKeys: JWTVerifyGetKey | undefined;

  constructor(
    private readonly connection: AuthingConnection,
    private readonly settings: Settings,
  ) {}

  /** OpenID Connect Core section 3.1.2.1. */
  url({ redirectUri, state, codeChallenge }: AuthorizationRequest): string {
    const { appHost, appId } = this.settings;
    const url = new URL(AUTHORIZATION_PATH, appHost);
    url.search = new URLSearchParams({
      response_type: 'code',
      client_id: appId,
      scope: 'openid profile',
      redirect_uri: redirectUri,
      state,
      code_challenge: codeChallenge,
      code_challenge_method: 'S256',
    }).toString();
    return url.href;
  }

  /** Exchanges the code. The ID token then serves as the user's token. */
  async exchange({ code, redirectUri, codeVerifier }: AuthorizationCode, caller: Caller): Promise<VendorSession> {
    const { appId, appSecret } = this.settings;
    if (appSecret === undefined) throw new ProviderError('NOT_CONFIGURED', 'authing');
    const form = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: appId,
      client_secret: appSecret,
      code,
      redirect_uri: redirectUri,
      ...(codeVerifier !== undefined && { code_verifier: codeVerifier }),
    });
    const contentType = 'application/x-www-form-urlencoded';
    const call = { method: 'POST', path: TOKEN_PATH, body: form.toString(), contentType } as const;
    const reply = await this.connection.raw(call, { caller });
    const tokens = reply.json();
    if (!reply.ok) throw oauthRefusal(tokens);
    const idToken = text(tokens, 'id_token');
    if (idToken === null) throw badReply();
    return { token: idToken, expiresAt: await this.#expiryOfVerified(idToken, appSecret) };
  }

  /** Tokens are signed with the application secret (HS256) or, if so configured, RS256. No other algorithm is accepted. */
  async #expiryOfVerified(idToken: string, appSecret: string): Promise<Date> {
    const { appHost, appId } = this.settings;
    const expected = { issuer: `${new URL(appHost).origin}/oidc`, audience: appId, requiredClaims: ['sub', 'exp'] };
    // Loaded on the first login of this kind: many deployments have none, and the module needs megabytes.
    const { createRemoteJWKSet, customFetch, decodeProtectedHeader, jwtVerify } = await import('jose');
    this.#publicKeys ??= createRemoteJWKSet(new URL(JWKS_PATH, appHost), { [customFetch]: () => this.#fetchKeys() });
    try {
      const isSymmetric = decodeProtectedHeader(idToken).alg === 'HS256';
      const { payload } = isSymmetric
        ? await jwtVerify(idToken, Buffer.from(appSecret), { ...expected, algorithms: ['HS256'] })
        : await jwtVerify(idToken, this.#publicKeys, { ...expected, algorithms: ['RS256'] });
      const expiresAt = secondsToDate(payload.exp ?? null);
      if (expiresAt !== null) return expiresAt;
    } catch (error) {
      if (error instanceof ProviderError) throw error;
      // The message of jose can contain claims.
    }
    throw badReply();
  }

  async #fetchKeys(): Promise<Response> {
    const call = { method: 'GET', path: JWKS_PATH } as const;
    const reply = await this.connection.raw(call, { caller: SERVER, retry: 'safe' });
    return new Response(reply.text(), { status: reply.status, headers: { 'content-type': 'application/json' } });
  }
}

/** A wrong, used or expired grant is the caller's fault; any other error is one of the deployment. */
function oauthRefusal(body: unknown): ProviderError {
  const sent = property(body, 'error');
  const known = typeof sent === 'string' && OAUTH_ERRORS.has(sent) ? sent : undefined;
  return new ProviderError(known === 'invalid_grant' ? 'CODE_REJECTED' : 'REFUSED', 'authing', known);
}

function badReply(): ProviderError {
  return new ProviderError('BAD_REPLY', 'authing');
}
