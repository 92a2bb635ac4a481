/** Per request: who asks, their session, and the loaders that batch for them. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Context, Loaders } from '../../resolvers/context.js';
import type { Services } from '../../services/services.js';
import { HttpAuthContext, type HttpAuthContextRules } from './httpAuthContext.js';
import { createLoaders } from './loaders.js';

export type CreateContext = (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;

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
 * A class, since V8 makes a hidden class of its own for each object that is written with a getter. Apollo copies it, fields
 * and prototype, so it has no `#private` ones.
 */
class RequestContext implements Context {
  readonly nativeErrors: Context['nativeErrors'] = [];
  readonly nativeReplies: Context['nativeReplies'] = new Map();
  private made: Loaders | undefined;

  constructor(
    readonly auth: HttpAuthContext,
    readonly services: Services,
  ) {}

  /** Most requests need none. */
  get loaders(): Loaders {
    this.made ??= createLoaders(this.auth, this.services);
    return this.made;
  }
}
