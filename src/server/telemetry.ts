/** Metrics and traces, as far as the configuration turns them on. Their packages are loaded only then. */
import type { ServerSettings } from '../config/serverSettings.js';
import { type Metrics, NO_METRICS } from '../metrics/metrics.js';
import { NO_TRACES, type Traces } from '../tracing/traces.js';
import { readVersion } from '../version.js';

export interface Telemetry {
  readonly metrics: Metrics;
  /** The page for Prometheus; undefined while metrics are off. */
  readonly page: { readonly contentType: string; text(): Promise<string> } | undefined;
  readonly traces: Traces;
}

type TelemetrySettings = Pick<ServerSettings, 'metricsPort' | 'otlpEndpoint' | 'otlpHeaders' | 'serviceName'>;

export async function startTelemetry(settings: TelemetrySettings): Promise<Telemetry> {
  const metrics = await startMetrics(settings);
  return { metrics: metrics ?? NO_METRICS, page: metrics, traces: await startTracing(settings) };
}

async function startMetrics({ metricsPort }: TelemetrySettings) {
  if (metricsPort === undefined) return undefined;
  const { PrometheusMetrics } = await import('../metrics/prometheus.js');
  return new PrometheusMetrics(readVersion());
}

async function startTracing({ otlpEndpoint, otlpHeaders, serviceName }: TelemetrySettings): Promise<Traces> {
  if (otlpEndpoint === undefined) return NO_TRACES;
  const { startTraces } = await import('../tracing/start.js');
  return startTraces({ endpoint: otlpEndpoint, headers: otlpHeaders, serviceName, version: readVersion() });
}
