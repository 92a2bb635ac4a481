import type { FastifyInstance, FastifyRequest } from 'fastify';
import { missingApplication } from '../call.js';
import type { AuthingState } from '../state.js';
import { restUser } from '../userViews.js';
import { type CasResult, casJson, casXml } from './casDocument.js';
import type { Form } from './client.js';
import { showLoginPage } from './loginPage.js';

/** CAS single sign-on. The path contains the application, and responses do not have the vendor's envelope. */
export function addCasEndpoints(app: FastifyInstance, state: () => AuthingState): void {
  /** Redirects a browser with a session back with a ticket. Other browsers get the login page first. */
  app.get('/cas-idp/:appId', async (request, reply) => {
    requireApplication(state(), request);
    const { service = '' } = request.query as Form;
    if (!/^https?:/.test(service) || !URL.canParse(service)) {
      return reply.code(400).type('text/plain').send('INVALID_SERVICE: service is not an address');
    }
    const session = state().browsers.of(request.headers.cookie);
    if (!session || !state().accounts.get(session.accountId)) return showLoginPage(reply, request.url);
    const target = new URL(service);
    target.searchParams.set('ticket', state().casTickets.issue(session.accountId, service));
    return reply.redirect(target.href, 302);
  });

  app.get('/cas-idp/:appId/serviceValidate', async (request, reply) => {
    requireApplication(state(), request);
    const result = validate(state(), request.query as Form);
    if ((request.query as Form).format?.toUpperCase() === 'JSON')
      return casJson(result, state().application.casWrapper);
    return reply.type('application/xml; charset=utf-8').send(casXml(result));
  });

  /** CAS 1.0: two lines of plain text. */
  app.get('/cas-idp/:appId/validate', async (request, reply) => {
    requireApplication(state(), request);
    const result = validate(state(), request.query as Form);
    return reply.type('text/plain; charset=utf-8').send('account' in result ? `yes\n${result.account.id}\n` : 'no\n\n');
  });

  app.get('/cas/session', async (request) => currentSession(state(), request));
}

/** A failed validation also consumes the ticket. */
function validate(state: AuthingState, { service, ticket }: Form): CasResult {
  if (!service || !ticket) return { failure: 'INVALID_REQUEST', description: 'service and ticket are required' };
  const issued = state.casTickets.take(ticket);
  const account = issued && state.accounts.get(issued.accountId);
  if (!account) return { failure: 'INVALID_TICKET', description: `Ticket ${ticket} is not recognized` };
  if (issued.service !== service) {
    return { failure: 'INVALID_SERVICE', description: `Ticket ${ticket} belongs to another service` };
  }
  return { account };
}

function currentSession(state: AuthingState, request: FastifyRequest) {
  const session = state.browsers.of(request.headers.cookie);
  const account = session && state.accounts.get(session.accountId);
  if (!session || !account) return { session: null };
  const cookie = { originalMaxAge: null, expires: null, secure: false, httpOnly: true, path: '/' };
  const owner = { appId: state.application.id, type: 'oidc', userId: account.id };
  return { session: { _id: session.id, cookie, ...owner }, userInfo: restUser(state, account, null) };
}

function requireApplication(state: AuthingState, request: FastifyRequest): void {
  const { appId } = request.params as { appId: string };
  if (appId !== state.application.id) throw missingApplication(appId);
}
