import { createHash, randomUUID } from 'node:crypto';
import type { Account } from '../account.js';
import { scopedClaims } from '../claims.js';
import type { AuthingState } from '../state.js';
import { signForApplication, signIdToken, verified } from '../tokens.js';
import type { Grant } from './grants.js';
import { OidcError } from './oidcError.js';

const ACCESS_LIFETIME_S = 3600;

export interface AccessToken {
  readonly account: Account;
  readonly claims: Readonly<Record<string, unknown>> & { readonly scope: string };
}

/** The response of `/oidc/token`. It contains a refresh token only for the scope `offline_access`. */
export async function issueTokenSet(state: AuthingState, grant: Grant) {
  const account = state.accounts.get(grant.accountId);
  if (!account || account.blocked) throw new OidcError('invalid_grant', 'the user is gone or blocked');
  const { scope, nonce } = grant;
  const accessClaims = { jti: randomUUID(), sub: account.id, scope };
  const { token: accessToken } = await signForApplication(state, accessClaims, 'RS256', ACCESS_LIFETIME_S);
  const claims = { ...scopedClaims(account, scope), at_hash: halfHash(accessToken), ...(nonce && { nonce }) };
  return {
    access_token: accessToken,
    expires_in: ACCESS_LIFETIME_S,
    id_token: (await signIdToken(state, claims)).token,
    scope,
    token_type: 'Bearer',
    ...(scope.split(' ').includes('offline_access') && { refresh_token: state.grants.issueRefreshToken(grant) }),
  };
}

/** Returns undefined unless the text is a valid access token of this emulator. */
export async function readAccessToken(state: AuthingState, token: string): Promise<AccessToken | undefined> {
  const claims = await verified(state, token, 'application');
  if (typeof claims === 'string' || typeof claims.scope !== 'string' || state.revokedTokens.has(token))
    return undefined;
  const account = state.accounts.get(claims.sub ?? '');
  return account && { account, claims: { ...claims, scope: claims.scope } };
}

/** OpenID Connect Core, 3.1.3.6: the left half of the token's SHA-256. */
function halfHash(token: string): string {
  return createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url');
}
