/** Starts the SDK of OpenTelemetry: spans are sent in batches, as OTLP over HTTP. Loaded only when traces are on. */
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { OpenTelemetryTraces } from './openTelemetry.js';
import type { Traces } from './traces.js';

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
    // An unreachable collector must not make the end of the server fail.
    await provider.shutdown().catch(() => undefined);
  });
}
