/** The settings of metrics and traces. Both are off by default. */
import * as z from 'zod';
import { integer, list, setting } from '../setting.js';

/** `name=value`, as OpenTelemetry writes lists of headers. Names and values are percent-encoded. */
const header = z
  .string()
  .regex(/^[\w!#$%&'*+.^`|~-]+=.*$/)
  .transform((text) => {
    const [name = '', ...value] = text.split('=');
    return [decodeURIComponent(name), decodeURIComponent(value.join('='))] as const;
  });

export const TELEMETRY_SETTINGS = {
  metricsPort: setting({
    env: 'METRICS_PORT',
    description:
      'a port from 0 (any free one) to 65535 that serves /metrics for Prometheus and the details of /readyz. Without it nothing is measured.',
    example: '9464',
    schema: integer(0, 65_535).optional(),
  }),
  metricsHost: setting({
    env: 'METRICS_HOST',
    description:
      'the address or host name to listen on for METRICS_PORT. The listener has no authentication: only the monitoring network may reach it.',
    example: '10.0.0.5',
    default: '127.0.0.1',
    schema: z.string().min(1),
  }),
  otlpEndpoint: setting({
    env: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    description:
      'the http:// or https:// URL of an OpenTelemetry collector that takes OTLP over HTTP. Traces are sent to its path /v1/traces. Without it there are no traces.',
    example: 'http://127.0.0.1:4318',
    schema: z.url({ protocol: /^https?$/ }).optional(),
  }),
  otlpHeaders: setting({
    env: 'OTEL_EXPORTER_OTLP_HEADERS',
    description:
      'a comma-separated list of name=value, the headers that the collector requires, such as a token. Names and values are percent-encoded.',
    example: 'authorization=Bearer%20token',
    default: '',
    secret: true,
    schema: list()
      .pipe(z.array(header))
      .transform((pairs) => Object.fromEntries(pairs)),
  }),
  serviceName: setting({
    env: 'OTEL_SERVICE_NAME',
    description: 'the name of this service in traces, from 1 to 64 characters.',
    example: 'menshen',
    default: 'menshen',
    schema: z.string().min(1).max(64),
  }),
} as const;
