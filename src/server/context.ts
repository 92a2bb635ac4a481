/** Per request: who asks, their session, and the loaders that batch for them. */
import DataLoader from 'dataloader';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { UdfValueRecord } from '../datasources/capabilities.js';
import type { Context, Loaders } from '../resolvers/context.js';
import type { User } from '../services/outcomes.js';
import type { Services } from '../services/services.js';
import type { Visit } from '../services/visit.js';
import { RequestVisit, type VisitRules } from './visit.js';

export type CreateContext = (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;

export function contextFactory(services: Services, rules: VisitRules): CreateContext {
  return async (request, reply) => {
    const visit = new RequestVisit(request, reply, services.sessions, rules);
    if (visit.refusal !== undefined) {
      throw new GraphQLError(visit.refusal, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
    }
    return { visit, services, loaders: createLoaders(visit, services) };
  };
}

function createLoaders(visit: Visit, services: Services): Loaders {
  let me: Promise<User | null> | undefined;
  return {
    me: () => {
      me ??= services.current.user(visit);
      return me;
    },
    udf: new DataLoader<string, readonly UdfValueRecord[] | null>(async (userIds) => {
      const session = await visit.session();
      const own = session !== undefined && userIds.includes(session.userId) ? await services.udf.list(visit) : null;
      return userIds.map((id) => (id === session?.userId ? own : null));
    }),
  };
}
