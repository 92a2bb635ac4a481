import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { MFA_POLICIES } from '../pool.js';
import type { AuthingState } from '../state.js';

const options = z.strictObject({
  idTokenAlgorithm: z.enum(['HS256', 'RS256']).optional(),
  applicationMfa: z.array(z.enum(MFA_POLICIES)).optional(),
  faceMatch: z.enum(['equal', 'always', 'never']).optional(),
  subAccounts: z.boolean().optional(),
  casWrapper: z.enum(['success', 'failure', 'both', 'none']).optional(),
});

/** Application settings of the vendor's console. Omitted settings do not change. */
export function addApplicationCalls(app: FastifyInstance, state: () => AuthingState): void {
  app.post('/authing/application', async (request) => {
    const { applicationMfa: mfa, ...change } = options.parse(request.body ?? {});
    const { application } = state();
    Object.assign(application, change, mfa && { mfa });
    const { idTokenAlgorithm, faceMatch, subAccounts, casWrapper } = application;
    return { idTokenAlgorithm, faceMatch, subAccounts, casWrapper, applicationMfa: application.mfa };
  });
}
