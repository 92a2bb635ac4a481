/** The header `traceparent`, as in https://www.w3.org/TR/trace-context/#traceparent-header. */
import { isSpanContextValid, type SpanContext } from '@opentelemetry/api';

const FORM = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;

/** @returns undefined for a header that the specification tells us to ignore */
export function readTraceparent(header: string | undefined): SpanContext | undefined {
  const [, version = 'ff', traceId = '', spanId = '', flags = '', rest] = FORM.exec(header ?? '') ?? [];
  // Only later versions may have more parts.
  if (version === 'ff' || (version === '00' && rest !== undefined)) return undefined;
  const context = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
  return isSpanContextValid(context) ? context : undefined;
}

export function writeTraceparent({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}
