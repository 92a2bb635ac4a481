/** Spans through the API of OpenTelemetry. Loaded only when OTEL_EXPORTER_OTLP_ENDPOINT is set. */
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { readTraceparent, writeTraceparent } from './traceparent.js';
import type { RequestSpan, RunningSpan, SpanAttributes, SpanOptions, Traces } from './traces.js';

const KINDS = { internal: SpanKind.INTERNAL, server: SpanKind.SERVER, client: SpanKind.CLIENT } as const;

/** The context is kept here and not in the API's global, so that one process can run several servers. */
export class OpenTelemetryTraces implements Traces {
  readonly isOn = true;
  readonly #active = new AsyncLocalStorage<Context>();

  /** @param shutDown sends the spans that have ended */
  constructor(
    private readonly tracer: Tracer,
    private readonly shutDown: () => Promise<void>,
  ) {}

  begin(options: SpanOptions, traceparent: string | undefined): RequestSpan {
    const remote = readTraceparent(traceparent);
    const parent = remote === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, remote);
    const span = this.#start(options, parent);
    const context = trace.setSpan(parent, span);
    return Object.assign(new StartedSpan(span), {
      within: <T>(work: () => T): T => this.#active.run(context, work),
      end: () => span.end(),
    });
  }

  async span<T>(options: SpanOptions, work: (span: RunningSpan) => Promise<T>): Promise<T> {
    const parent = this.#active.getStore() ?? ROOT_CONTEXT;
    const span = this.#start(options, parent);
    const running = new StartedSpan(span);
    try {
      return await this.#active.run(trace.setSpan(parent, span), () => work(running));
    } catch (error) {
      running.fail(codeOf(error));
      throw error;
    } finally {
      span.end();
    }
  }

  get traceId(): string | undefined {
    return this.#activeSpan?.spanContext().traceId;
  }

  get traceparent(): string | undefined {
    const span = this.#activeSpan;
    return span && writeTraceparent(span.spanContext());
  }

  close(): Promise<void> {
    return this.shutDown();
  }

  get #activeSpan(): Span | undefined {
    const context = this.#active.getStore();
    return context && trace.getSpan(context);
  }

  #start({ name, kind = 'internal', attributes = {} }: SpanOptions, parent: Context): Span {
    return this.tracer.startSpan(name, { kind: KINDS[kind], attributes }, parent);
  }
}

class StartedSpan implements RunningSpan {
  constructor(private readonly span: Span) {}

  set(attributes: SpanAttributes): void {
    this.span.setAttributes(attributes);
  }

  fail(code: string): void {
    this.span.setAttribute('error.type', code);
    this.span.setStatus({ code: SpanStatusCode.ERROR });
  }
}

/** A code, never a message: messages may quote values. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z_]*$/.test(code) ? code : 'INTERNAL';
}
