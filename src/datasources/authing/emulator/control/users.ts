import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Account } from '../account.js';
import type { AuthingState } from '../state.js';

const changes = z.strictObject({
  identifier: z.string().min(1),
  resetPasswordOnFirstLogin: z.boolean().optional(),
  forcePasswordChange: z.boolean().optional(),
  blocked: z.boolean().optional(),
  status: z.enum(['Activated', 'Suspended', 'Resigned', 'Archived']).optional(),
  locked: z.boolean().optional(),
  emailVerified: z.boolean().optional(),
});

/** Sets states of a user that the vendor's API cannot set, or only after some time. */
export function addUserCalls(app: FastifyInstance, state: () => AuthingState): void {
  app.post('/authing/users', async (request) => {
    const { identifier, ...change } = changes.parse(request.body);
    const account = requireAccount(state(), identifier);
    Object.assign(account, change);
    if (change.locked === false) state().loginFailures.clear(account.id);
    const { id, resetPasswordOnFirstLogin, forcePasswordChange, blocked, status, locked, emailVerified } = account;
    return { id, resetPasswordOnFirstLogin, forcePasswordChange, blocked, status, locked, emailVerified };
  });
}

/** Finds a user by id, username, email or phone. Throws 404 when there is none. */
export function requireAccount({ accounts }: AuthingState, identifier: string): Account {
  const account = accounts.findByAnyName(identifier);
  if (!account)
    throw Object.assign(new Error(`No user has the id, username, email or phone ${identifier}.`), { statusCode: 404 });
  return account;
}
