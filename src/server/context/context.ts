/** The context of a request: the caller, their session, and loaders that batch their vendor calls. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Loaders } from '../../resolvers/context.js';
import type { Services } from '../../services/services.js';
import type { NativeContext } from '../native/exchange.js';
import { HttpAuthContext, type HttpAuthContextRules } from './httpAuthContext.js';
import { createLoaders } from './loaders.js';

export type CreateContext = (request: FastifyRequest, reply: FastifyReply) => Promise<NativeContext>;

export function contextFactory(services: Services, rules: HttpAuthContextRules): CreateContext {
  return async (request, reply) => {
    const auth = new HttpAuthContext(request, reply, services.sessions, services.vendorBudgets, rules);
    if (auth.refusal !== undefined) {
      throw new GraphQLError(auth.refusal, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
    }
    return new RequestContext(auth, services);
  };
}

/**
 * A class, because V8 creates a new hidden class for each object literal with a getter. It has no `#private` fields, because
 * Apollo copies its fields and its prototype.
 */
class RequestContext implements NativeContext {
  native: NativeContext['native'] = undefined;
  private made: Loaders | undefined;

  constructor(
    readonly auth: HttpAuthContext,
    readonly services: Services,
  ) {}

  /** Created on first use: most requests need no loaders. */
  get loaders(): Loaders {
    this.made ??= createLoaders(this.auth, this.services);
    return this.made;
  }
}
