import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { ServeOptions } from './emulator.js';
import { applyFault, type FaultPlan } from './faults.js';
import { refuseForeignHosts } from './foreignHosts.js';
import { readGraphqlOperation } from './graphqlOperation.js';
import { EmulatorPorts } from './ports.js';
import type { RecordedRequest, RequestLog } from './requests.js';

/** Faults and recorded requests of one provider. All servers of the provider share them. */
export interface Channel {
  readonly faults: FaultPlan;
  readonly requests: RequestLog;
}

/** Requests carry photos and recordings. */
const BODY_LIMIT = 32 * 1024 * 1024;

/** Starts a provider's HTTP server on a free port of 127.0.0.1. Like the vendors' APIs, it sends no CORS headers. */
export async function startHost(
  channel: Channel,
  register: (app: FastifyInstance) => void | Promise<void>,
  options: ServeOptions = {},
  publicUrl?: string,
  ports = new EmulatorPorts(0, () => undefined),
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const app = Fastify({ bodyLimit: BODY_LIMIT, forceCloseConnections: true });
  const records = new WeakMap<FastifyRequest, RecordedRequest>();

  refuseForeignHosts(app, publicUrl);
  app.addHook('onRequest', async (request) => {
    records.set(request, channel.requests.record(request.method, request.url));
  });

  // preHandler, because faults can match a GraphQL operation, which requires the parsed body.
  app.addHook('preHandler', async (request, reply) => {
    const operation = readGraphqlOperation(request.body);
    const record = records.get(request);
    if (operation && record) record.operation = operation.rootFields.join(',');
    const names = [request.url, ...(operation?.rootFields ?? []), operation?.name ?? ''];
    const fault = channel.faults.take(names);
    if (fault && (await applyFault(fault, request, reply, options.statusFrame))) return reply;
  });

  await register(app);
  const url = await ports.listen(app);
  return { url, close: () => app.close() };
}
