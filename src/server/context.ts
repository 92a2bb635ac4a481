/** Per request: who asks, their session, and the loaders that batch for them. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Context } from '../resolvers/context.js';
import type { Services } from '../services/services.js';
import { createLoaders } from './loaders.js';
import { RequestVisit, type VisitRules } from './visit.js';

export type CreateContext = (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;

export function contextFactory(services: Services, rules: VisitRules): CreateContext {
  return async (request, reply) => {
    const visit = new RequestVisit(request, reply, services.sessions, rules);
    if (visit.refusal !== undefined) {
      throw new GraphQLError(visit.refusal, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
    }
    return { visit, services, loaders: createLoaders(visit, services), nativeErrors: [] };
  };
}
