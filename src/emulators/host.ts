import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { ServeOptions } from './emulator.js';
import { applyFault, type FaultPlan } from './faults.js';
import { refuseForeignHosts } from './foreignHosts.js';
import { EmulatorPorts } from './ports.js';
import type { RecordedRequest, RequestLog } from './requests.js';
import { readGraphqlOperation } from './timeline/graphqlOperation.js';
import { maskBody } from './timeline/masking.js';
import type { VendorRequest } from './timeline/timeline.js';

/** Faults and recorded requests of one provider. All servers of the provider share them. */
export interface Channel {
  readonly faults: FaultPlan;
  readonly requests: RequestLog;
  /** Adds a request to the timeline. */
  observe(request: FastifyRequest): Observation;
  /** Called after each response. */
  changed(): void;
}

export interface Observation {
  readonly record: VendorRequest;
  /** Whether the start page caused the request: what it reads for itself consumes no fault. */
  readonly isHidden: boolean;
  respond(status: number, body: unknown): void;
}

interface Records {
  readonly logged: RecordedRequest;
  readonly observed: Observation;
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
  const records = new WeakMap<FastifyRequest, Records>();

  refuseForeignHosts(app, publicUrl);
  app.addHook('onRequest', async (request) => {
    const logged = channel.requests.record(request.method, request.url);
    records.set(request, { logged, observed: channel.observe(request) });
  });

  // preHandler, because faults can match a GraphQL operation, which requires the parsed body.
  app.addHook('preHandler', async (request, reply) => {
    const operation = readGraphqlOperation(request.body);
    const { logged, observed } = records.get(request) ?? {};
    if (operation && logged) logged.operation = operation.rootFields.join(',');
    if (logged && observed) {
      observed.record.operation = logged.operation;
      observed.record.requestBody = maskBody(request.body, 'request');
    }
    const names = [request.url, ...(operation?.rootFields ?? []), operation?.name ?? ''];
    const fault = observed?.isHidden ? undefined : channel.faults.take(names);
    if (!fault) return;
    if (observed) observed.record.fault = fault.mode ?? 'delay';
    channel.changed();
    if (await applyFault(fault, request, reply, options.statusFrame)) return reply;
  });
  app.addHook('onSend', async (request, reply, payload) => {
    records.get(request)?.observed.respond(reply.statusCode, payload);
    channel.changed();
  });

  await register(app);
  const url = await ports.listen(app);
  return { url, close: () => app.close() };
}
