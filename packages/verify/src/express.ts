/** Middleware for Express. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { bearerOf, challengeOf } from './bearer.js';
import type { Claims } from './claims.js';
import { VerificationError } from './errors.js';
import type { Verify } from './verifier.js';

/** A request behind `requireUser`. */
export interface AuthenticatedRequest extends IncomingMessage {
  user?: Claims;
}

/**
 * Puts the claims into `request.user`. Without a valid token it answers 401, or 503 when the issuer's keys are unavailable,
 * as JSON: `{ "error": "TOKEN_EXPIRED", "message": "…" }`.
 */
export function requireUser(verify: Verify) {
  return async (
    request: AuthenticatedRequest,
    response: ServerResponse,
    next: (error?: unknown) => void,
  ): Promise<void> => {
    try {
      request.user = await verify(bearerOf(request.headers.authorization));
    } catch (error) {
      if (!(error instanceof VerificationError)) return next(error);
      const { code, message, status } = error;
      response.writeHead(status, { 'content-type': 'application/json', ...challengeOf(error) });
      response.end(JSON.stringify({ error: code, message }));
      return;
    }
    next();
  };
}
