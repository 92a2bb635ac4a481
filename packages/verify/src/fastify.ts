/** A hook for Fastify. */
import type { IncomingHttpHeaders } from 'node:http';
import { bearerOf, challengeOf } from './bearer.js';
import type { Claims } from './claims.js';
import { VerificationError } from './errors.js';
import type { Verify } from './verifier.js';

/** What the hook needs of Fastify's request. */
interface Request {
  readonly headers: IncomingHttpHeaders;
  user?: Claims;
}

/** What the hook needs of Fastify's reply. */
interface Reply {
  code(status: number): Reply;
  headers(values: Readonly<Record<string, string>>): Reply;
  send(body: unknown): unknown;
}

/**
 * An `onRequest` hook that puts the claims into `request.user`. Call `app.decorateRequest('user')` first. Without a valid
 * token it answers 401, or 503 when the issuer's keys are unavailable, as JSON: `{ "error": "TOKEN_EXPIRED", "message": "…" }`.
 */
export function requireUser(verify: Verify) {
  return async (request: Request, reply: Reply): Promise<unknown> => {
    try {
      request.user = await verify(bearerOf(request.headers.authorization));
      return undefined;
    } catch (error) {
      if (!(error instanceof VerificationError)) throw error;
      const { code, message, status } = error;
      return reply.code(status).headers(challengeOf(error)).send({ error: code, message });
    }
  };
}
