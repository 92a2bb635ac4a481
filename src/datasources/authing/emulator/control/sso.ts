import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { countLogin } from '../login.js';
import type { AuthingState } from '../state.js';
import { requireAccount } from './users.js';

const text = z.string().min(1);
const authorization = z.strictObject({
  username: text,
  redirectUri: text,
  codeChallenge: text.optional(),
  nonce: text.optional(),
  scope: text.default('openid profile email phone address'),
});

const ticket = z.strictObject({ username: text, service: text });

/** Issues the codes and tickets of a hosted login without a browser. */
export function addSsoCalls(app: FastifyInstance, state: () => AuthingState): void {
  app.post('/authing/oidc/code', async (request) => {
    const { username, ...grant } = authorization.parse(request.body);
    const account = requireAccount(state(), username);
    countLogin(state(), account, '127.0.0.1');
    return { code: state().grants.issueCode({ accountId: account.id, ...grant }) };
  });

  app.post('/authing/cas/ticket', async (request) => {
    const { username, service } = ticket.parse(request.body);
    const account = requireAccount(state(), username);
    countLogin(state(), account, '127.0.0.1');
    return { ticket: state().casTickets.issue(account.id, service) };
  });
}
