import { randomUUID } from 'node:crypto';
import type { AuthingState } from '../state.js';
import { signForApplication } from '../tokens.js';
import type { Form } from './client.js';
import { OidcError } from './oidcError.js';

/** RFC 6749, 4.4. The client is a programmatic access account, not the application. */
export async function issueMachineToken(state: AuthingState, { client_id: id, client_secret: secret, scope }: Form) {
  const account = state.machineAccounts.find(id ?? '');
  if (!account?.enabled || account.secret !== secret) {
    throw new OidcError('invalid_client', 'client authentication failed', 401);
  }
  const claims = { jti: randomUUID(), sub: account.id, scope: scope ?? '' };
  const { token } = await signForApplication(state, claims, 'RS256', account.tokenLifetime);
  return { access_token: token, expires_in: account.tokenLifetime, scope: claims.scope, token_type: 'Bearer' };
}
