/** Spans of a request. No attribute holds a secret, an address of a client or personal data. */

export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

export interface SpanOptions {
  /** Never a name that a client chose. */
  readonly name: string;
  /** `server` for requests to this server, `client` for calls to vendors. */
  readonly kind?: 'internal' | 'server' | 'client';
  readonly attributes?: SpanAttributes;
}

/** A span that has begun. */
export interface RunningSpan {
  set(attributes: SpanAttributes): void;
  /** Marks it as failed. @param code such as `TIMEOUT`; never a message */
  fail(code: string): void;
}

/** The span of an incoming request, whose end the caller reports. */
export interface RequestSpan extends RunningSpan {
  /** Runs `work` so that its spans belong to this one. */
  within<T>(work: () => T): T;
  /** May be called several times. */
  end(): void;
}

export interface Traces {
  /** False without OTEL_EXPORTER_OTLP_ENDPOINT: callers then use no other member. */
  readonly isOn: boolean;
  /** @param traceparent the header of the request (W3C Trace Context): the span continues its trace */
  begin(options: SpanOptions, traceparent: string | undefined): RequestSpan;
  /** Runs `work` in a span below the active one. A rejection marks it as failed. */
  span<T>(options: SpanOptions, work: (span: RunningSpan) => Promise<T>): Promise<T>;
  /** The trace of the active span. */
  readonly traceId: string | undefined;
  /** The header that continues the active trace at a vendor. */
  readonly traceparent: string | undefined;
  /** Sends the spans that have ended. */
  close(): Promise<void>;
}

const NO_SPAN: RequestSpan = {
  set: () => undefined,
  fail: () => undefined,
  within: (work) => work(),
  end: () => undefined,
};

/** Records nothing. */
export const NO_TRACES: Traces = {
  isOn: false,
  begin: () => NO_SPAN,
  span: (_options, work) => work(NO_SPAN),
  traceId: undefined,
  traceparent: undefined,
  close: async () => undefined,
};
