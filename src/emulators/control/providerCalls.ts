/** Calls for the faults and the recorded requests of one provider. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Channel } from '../host.js';
import { done } from './done.js';
import { readFault } from './faultInput.js';

export function addProviderCalls(app: FastifyInstance, channels: ReadonlyMap<string, Channel>): void {
  const onChannel = (act: (channel: Channel, request: CallRequest, reply: FastifyReply) => unknown) => {
    return async (request: CallRequest, reply: FastifyReply) => {
      const { id } = request.params as { id: string };
      const channel = channels.get(id);
      return channel
        ? act(channel, request, reply)
        : reply.code(404).send({ error: `No emulated provider has the id ${id}.` });
    };
  };
  const faultsPath = '/providers/:id/faults';
  app.get(
    faultsPath,
    onChannel(({ faults }) => faults.list()),
  );
  app.post(
    faultsPath,
    onChannel(({ faults }, { body }, reply) => {
      const fault = readFault(body);
      if (typeof fault === 'string') return reply.code(400).send({ error: fault });
      faults.add(fault);
      return done(reply);
    }),
  );
  app.delete(
    faultsPath,
    onChannel(({ faults }, _request, reply) => {
      faults.clear();
      return done(reply);
    }),
  );
  app.delete(
    `${faultsPath}/:fault`,
    onChannel(({ faults }, { params }, reply) => {
      const { fault } = params as { fault: string };
      if (faults.remove(fault)) return done(reply);
      return reply.code(404).send({ error: `No pending fault has the id ${fault}.` });
    }),
  );
  app.get(
    '/providers/:id/requests',
    onChannel(({ requests }) => requests.list()),
  );
  app.delete(
    '/providers/:id/requests',
    onChannel(({ requests }, _request, reply) => {
      requests.clear();
      return done(reply);
    }),
  );
}

interface CallRequest {
  readonly params: unknown;
  readonly body: unknown;
}
