/** Log, metrics and spans of the calls to one host of a vendor. */
import type { Logger } from 'pino';
import type { Metrics } from '../../metrics/metrics.js';
import type { Traces } from '../../tracing/traces.js';
import { ProviderError, type ProviderErrorCode } from '../errors.js';
import type { Breaker } from './breaker.js';
import type { HttpReply, HttpRequest } from './message.js';

export interface ObserverTools {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly traces: Traces;
}

export class CallObserver {
  constructor(
    private readonly provider: string,
    private readonly host: string,
    private readonly breaker: Breaker,
    private readonly tools: ObserverTools,
  ) {}

  /** Runs the call in a span, whose trace the vendor can continue. */
  observe(request: HttpRequest, send: (request: HttpRequest) => Promise<HttpReply>): Promise<HttpReply> {
    const { traces } = this.tools;
    if (!traces.isOn) return send(request);
    const { call, method } = request;
    const attributes = {
      'http.request.method': method,
      'server.address': this.host,
      'menshen.provider': this.provider,
      'menshen.call': call,
    };
    return traces.span({ name: `${this.provider} ${call}`, kind: 'client', attributes }, async (span) => {
      const { traceparent } = traces;
      const headers = { ...request.headers, ...(traceparent !== undefined && { traceparent }) };
      const reply = await send({ ...request, headers });
      span.set({ 'http.response.status_code': reply.status });
      return reply;
    });
  }

  /** @param sentAt from `performance.now()` */
  answered({ call }: HttpRequest, status: number, sentAt: number): void {
    const { metrics } = this.tools;
    if (!metrics.isOn) return;
    const code = status < 400 ? 'ok' : `http_${Math.floor(status / 100)}xx`;
    metrics.vendorCall({ provider: this.provider, call, code }, (performance.now() - sentAt) / 1000);
  }

  /**
   * Logs the reason but never the path: the paths of some vendors contain phone numbers and signatures.
   * @param sentAt from `performance.now()`
   * @returns the error to throw
   */
  failed(
    { call, caller: { requestId } }: HttpRequest,
    code: ProviderErrorCode,
    reason: string | null,
    sentAt: number,
  ): ProviderError {
    const { provider, host } = this;
    const { logger, metrics, traces } = this.tools;
    const ms = performance.now() - sentAt;
    const trace = traces.isOn && { traceId: traces.traceId };
    logger.warn({ provider, call, host, ms: Math.round(ms), code, reason, requestId, ...trace }, 'vendor call failed');
    metrics.vendorCall({ provider, call, code }, ms / 1000);
    // A request that HTTP does not allow is not the vendor's failure.
    if (code !== 'INPUT_REJECTED') this.breaker.noteFailure(code);
    return new ProviderError(code, provider);
  }
}
