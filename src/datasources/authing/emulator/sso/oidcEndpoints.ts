import type { FastifyInstance, FastifyRequest } from 'fastify';
import { scopedClaims } from '../claims.js';
import type { AuthingState } from '../state.js';
import { readIdToken, verified } from '../tokens.js';
import { type Form, formOf, requireClient } from './client.js';
import { type Grant, isVerifierOf } from './grants.js';
import { issueMachineToken } from './machineToken.js';
import { OidcError } from './oidcError.js';
import { issueTokenSet, readAccessToken } from './tokenSet.js';

/** The vendor's own grant: the token of a login for a token set. */
const AUTHING_TOKEN_GRANT = 'http://authing.cn/oidc/grant_type/authing_token';

/** The OIDC endpoints for applications. They have neither the vendor's envelope nor its headers. */
export function addOidcEndpoints(app: FastifyInstance, state: () => AuthingState): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof OidcError) return reply.code(error.statusCode).send(error.body);
    return reply.code(error.statusCode ?? 500).send({ error: 'server_error', error_description: error.message });
  });

  app.post('/oidc/token', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const form = formOf(request);
    switch (form.grant_type) {
      case 'authorization_code':
        return issueTokenSet(state(), redeemCode(state(), request, form));
      case 'refresh_token':
        return issueTokenSet(state(), redeemRefreshToken(state(), request, form));
      case 'client_credentials':
        return issueMachineToken(state(), form);
      case AUTHING_TOKEN_GRANT:
        return issueTokenSet(state(), await exchangeIdToken(state(), form));
      default:
        throw new OidcError('unsupported_grant_type', `grant_type ${form.grant_type} is not supported`);
    }
  });

  app.route({
    method: ['GET', 'POST'],
    url: '/oidc/me',
    handler: async (request) => {
      const access = await readAccessToken(state(), accessTokenOf(request));
      if (!access) throw new OidcError('invalid_token', 'the access token is invalid', 401);
      return scopedClaims(access.account, access.claims.scope);
    },
  });

  app.post('/oidc/token/introspection', async (request) => {
    requireClient(state(), request, false);
    return introspect(state(), formOf(request).token ?? '');
  });

  /** RFC 7009: an unknown token is not an error. */
  app.post('/oidc/token/revocation', async (request, reply) => {
    requireClient(state(), request, false);
    const token = formOf(request).token ?? '';
    state().revokedTokens.add(token);
    state().grants.spendRefreshToken(token);
    return reply.code(200).send();
  });

  app.get('/api/v2/oidc/validate_token', async (request) => {
    const { id_token: idToken, access_token: accessToken } = request.query as Form;
    if (accessToken) {
      const access = await readAccessToken(state(), accessToken);
      return access?.claims ?? { code: 400, message: 'access_token 不合法' };
    }
    const read = await readIdToken(state(), idToken ?? '');
    return read.status === 'valid'
      ? verified(state(), read.token, 'application')
      : { code: 400, message: 'id_token 不合法' };
  });
}

/** A failed attempt consumes the code, because the caller may have stolen it. */
function redeemCode(state: AuthingState, request: FastifyRequest, form: Form): Grant {
  const code = form.code ?? '';
  const grant = state.grants.peekCode(code);
  // Without a client secret, PKCE is the only proof, so the challenge is required.
  requireClient(state, request, grant?.codeChallenge !== undefined);
  state.grants.spendCode(code);
  if (!grant) throw new OidcError('invalid_grant', 'the code is invalid');
  if (form.redirect_uri !== grant.redirectUri) throw new OidcError('invalid_grant', 'redirect_uri does not match');
  const { codeChallenge } = grant;
  if (codeChallenge !== undefined && !isVerifierOf(codeChallenge, form.code_verifier ?? '')) {
    throw new OidcError('invalid_grant', 'code_verifier does not match');
  }
  return grant;
}

/** Consumes the old refresh token. The new ID token has no nonce, because no login took place. */
function redeemRefreshToken(state: AuthingState, request: FastifyRequest, form: Form): Grant {
  const token = form.refresh_token ?? '';
  const grant = state.grants.peekRefreshToken(token)?.grant;
  requireClient(state, request, grant?.codeChallenge !== undefined);
  state.grants.spendRefreshToken(token);
  if (!grant) throw new OidcError('invalid_grant', 'the refresh token is invalid');
  return { ...grant, nonce: undefined };
}

/** The SDK sends no client secret. The token of the user is the proof. */
async function exchangeIdToken(state: AuthingState, form: Form): Promise<Grant> {
  if (form.client_id !== state.application.id) throw new OidcError('invalid_client', 'client is unknown', 401);
  const read = await readIdToken(state, form.token ?? '');
  if (read.status !== 'valid') throw new OidcError('invalid_grant', 'the token is invalid');
  return { accountId: read.account.id, scope: form.scope || 'openid profile' };
}

async function introspect(state: AuthingState, token: string) {
  const refresh = state.grants.peekRefreshToken(token);
  const { id: clientId } = state.application;
  if (refresh) {
    const { accountId: sub, scope } = refresh.grant;
    return { active: true, sub, client_id: clientId, scope, exp: Math.floor(refresh.expiresAt / 1000) };
  }
  const access = await readAccessToken(state, token);
  return access ? { active: true, ...access.claims, client_id: clientId, token_type: 'Bearer' } : { active: false };
}

/** Reads the access token from the header, the query or the form, like the vendor. */
function accessTokenOf(request: FastifyRequest): string {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? (request.query as Form).access_token ?? formOf(request).access_token ?? '';
}
