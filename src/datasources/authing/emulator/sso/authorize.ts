import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AuthingState } from '../state.js';
import type { Form } from './client.js';
import { showLoginPage } from './loginPage.js';

/** `GET /oidc/auth`: redirects a browser with a session back with a code. Other browsers get the login page first. */
export function addAuthorizationEndpoint(app: FastifyInstance, state: () => AuthingState): void {
  app.get('/oidc/auth', async (request, reply) => authorize(state(), request, reply));
}

function authorize(state: AuthingState, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const query = request.query as Form;
  const target = redirectTarget(query.redirect_uri);
  // Never redirects to a URI that is not registered. The vendor also shows an error page.
  if (query.client_id !== state.application.id || !target) {
    return reply.code(400).type('text/plain').send('invalid_request: client_id or redirect_uri is wrong');
  }
  const goBack = (parameters: Record<string, string>) => {
    const all = { ...parameters, ...(query.state && { state: query.state }) };
    for (const [name, value] of Object.entries(all)) target.searchParams.set(name, value);
    return reply.redirect(target.href, 302);
  };
  const complaint = complaintAbout(query);
  if (complaint) return goBack(complaint);
  const session = state.browsers.of(request.headers.cookie);
  if (!session || !state.accounts.get(session.accountId)) {
    return query.prompt === 'none' ? goBack({ error: 'login_required' }) : showLoginPage(reply, request.url);
  }
  const { scope = 'openid', redirect_uri: redirectUri = '', nonce, code_challenge: codeChallenge } = query;
  const code = state.grants.issueCode({ accountId: session.accountId, scope, redirectUri, nonce, codeChallenge });
  return goBack({ code });
}

function complaintAbout({ response_type: type, scope = 'openid', ...pkce }: Form): Record<string, string> | undefined {
  if (type !== 'code') return { error: 'unsupported_response_type' };
  if (!scope.split(' ').includes('openid')) return { error: 'invalid_scope' };
  if (pkce.code_challenge !== undefined && pkce.code_challenge_method !== 'S256') {
    return { error: 'invalid_request', error_description: 'code_challenge_method is not S256' };
  }
  return undefined;
}

function redirectTarget(address: string | undefined): URL | undefined {
  const url = URL.canParse(address ?? '') ? new URL(address ?? '') : undefined;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined;
}
