/** Starts the SDK of OpenTelemetry: spans are sent in batches, as OTLP over HTTP. Loaded only when traces are on. */
import { setTimeout as sleep } from 'node:timers/promises';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { OpenTelemetryTraces } from './openTelemetry.js';
import type { Traces } from './traces.js';

/** Shorter than the time in which the process must end. */
const FLUSH_WITHIN_MS = 3000;

export interface CollectorSettings {
  /** Without the path /v1/traces. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  readonly version: string;
}

export function startTraces({ endpoint, headers, serviceName, version }: CollectorSettings): Traces {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    headers: { ...headers },
  });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName, 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  return new OpenTelemetryTraces(provider.getTracer('menshen', version), async () => {
    // An unreachable collector must not delay the end of the server, or make it fail.
    const flushed = provider.shutdown().catch(() => undefined);
    await Promise.race([flushed, sleep(FLUSH_WITHIN_MS, undefined, { ref: false })]);
  });
}
