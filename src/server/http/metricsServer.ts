/** The listener of METRICS_PORT: `/metrics`, and `/readyz` with the details that the public listener does not show. */
import Fastify, { type FastifyInstance } from 'fastify';
import type { ServerSettings } from '../../config/serverSettings.js';
import { AppError } from '../../errors.js';
import { guardHosts } from './hosts.js';
import type { Readiness } from './readiness.js';

export interface MetricsServerParts {
  readonly metrics: { readonly contentType: string; text(): Promise<string> };
  readonly readiness: Readiness;
  readonly loopbackOnly: boolean;
}

/** @throws AppError INTERNAL when the address is in use */
export async function startMetricsServer(
  { metricsPort, metricsHost }: Pick<ServerSettings, 'metricsPort' | 'metricsHost'>,
  { metrics, readiness, loopbackOnly }: MetricsServerParts,
): Promise<FastifyInstance> {
  const app = Fastify({ forceCloseConnections: true });
  if (loopbackOnly) guardHosts(app, undefined);
  app.get('/metrics', async (_request, reply) =>
    reply.header('content-type', metrics.contentType).send(await metrics.text()),
  );
  app.get<{ Querystring: Readonly<Record<string, string>> }>('/readyz', async ({ query }, reply) => {
    const details = await readiness.details();
    reply.code(details.status === 'unavailable' ? 503 : 200);
    return 'verbose' in query ? details : { status: details.status };
  });
  try {
    await app.listen({ port: metricsPort ?? 0, host: metricsHost });
  } catch (cause) {
    await app.close();
    throw new AppError(
      'INTERNAL',
      `METRICS_HOST and METRICS_PORT cannot be listened on: ${metricsHost}:${metricsPort}. Choose another port.`,
      { cause },
    );
  }
  return app;
}
