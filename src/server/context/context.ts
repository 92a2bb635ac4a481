/** Per request: who asks, their session, and the loaders that batch for them. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Context, Loaders } from '../../resolvers/context.js';
import type { Services } from '../../services/services.js';
import { createLoaders } from './loaders.js';
import { RequestVisit, type VisitRules } from './visit.js';

export type CreateContext = (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;

export function contextFactory(services: Services, rules: VisitRules): CreateContext {
  return async (request, reply) => {
    const visit = new RequestVisit(request, reply, services.sessions, services.vendorBudgets, rules);
    if (visit.refusal !== undefined) {
      throw new GraphQLError(visit.refusal, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
    }
    return new RequestContext(visit, services);
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
    readonly visit: RequestVisit,
    readonly services: Services,
  ) {}

  /** Most requests need none. */
  get loaders(): Loaders {
    this.made ??= createLoaders(this.visit, this.services);
    return this.made;
  }
}
