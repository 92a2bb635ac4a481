/**
 * HTTP to the vendors: one connection pool per origin, one deadline per call, a breaker per provider, origin and use.
 * Only this file turns transport failures into a `ProviderError`, which contains no text of the vendor. Cookies are not
 * stored and redirects are not followed.
 */
import type { Logger } from 'pino';
import type { Pool } from 'undici';
import { type BreakerStatus, type Metrics, NO_METRICS } from '../../metrics/metrics.js';
import { NO_TRACES, type Traces } from '../../tracing/traces.js';
import { ProviderError } from '../errors.js';
import { Breaker, type BreakerOptions } from './breaker.js';
import { CallObserver } from './callObserver.js';
import { codeOf, reasonOf } from './failure.js';
import { HttpReply, type HttpRequest } from './message.js';
import { createPool, exchange, type RawReply } from './pool.js';

export type { HttpReply, HttpRequest } from './message.js';

export interface HttpClient {
  readonly provider: string;
  /**
   * Resolves with any complete reply below 500. Throws UNAVAILABLE (no connection, a broken one, a 5xx, an open
   * breaker), TIMEOUT, BAD_REPLY (not HTTP, above 4 MiB) or INPUT_REJECTED (a header or path that HTTP does not allow).
   * Throws the error of the caller's `vendorCalls` when a budget is used up: then nothing is sent.
   */
  request(request: HttpRequest): Promise<HttpReply>;
}

export interface HttpClientTarget {
  /** The provider's id, for errors and the log. */
  readonly provider: string;
  readonly baseUrl: string;
  readonly deadlineMs?: number;
  /** Names calls that get their own breaker, so that their faults cannot stop the provider's other calls. */
  readonly use?: string;
}

export interface HttpClients {
  client(target: HttpClientTarget): HttpClient;
  /** The breakers of all clients, one for each provider, origin and use. */
  statuses(): readonly BreakerStatus[];
  /** Waits for running calls, then closes all connections. */
  close(): Promise<void>;
}

export interface HttpClientsOptions {
  readonly logger: Logger;
  /** From the call to the last byte of the answer, including a retry. */
  readonly deadlineMs?: number;
  readonly breaker?: BreakerOptions;
  readonly metrics?: Metrics;
  readonly traces?: Traces;
}

const DEADLINE_MS = 10_000;
const RETRY_PAUSE_MS = 50;

export function createHttpClients({
  logger,
  deadlineMs = DEADLINE_MS,
  breaker,
  metrics = NO_METRICS,
  traces = NO_TRACES,
}: HttpClientsOptions): HttpClients {
  const pools = new Map<string, Pool>();
  const breakers = new Map<string, Breaker>();

  return {
    client({ provider, baseUrl, deadlineMs: ownDeadlineMs = deadlineMs, use = '' }) {
      const { origin, host, pathname } = new URL(baseUrl);
      const pool = keep(pools, origin, () => createPool(origin));
      const guard = keep(
        breakers,
        `${provider} ${origin} ${use}`,
        () => new Breaker({ provider, origin, use }, logger, breaker),
      );
      const observer = new CallObserver(provider, host, guard, { logger, metrics, traces });
      return new PooledClient(provider, pool, guard, observer, pathname.replace(/\/+$/, ''), ownDeadlineMs);
    },
    statuses: () => [...breakers.values()].map((each) => each.status),
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}

function keep<T>(kept: Map<string, T>, key: string, create: () => T): T {
  const value = kept.get(key) ?? create();
  kept.set(key, value);
  return value;
}

class PooledClient implements HttpClient {
  constructor(
    readonly provider: string,
    private readonly pool: Pool,
    private readonly breaker: Breaker,
    private readonly observer: CallObserver,
    private readonly basePath: string,
    private readonly deadlineMs: number,
  ) {}

  async request(request: HttpRequest): Promise<HttpReply> {
    // The only place that counts calls. The retry below is part of the same call.
    request.caller.vendorCalls.count();
    const deadlineMs = request.deadlineMs ?? this.deadlineMs;
    if (request.retry === undefined) return this.#attempt(request, deadlineMs);

    const startedAt = performance.now();
    try {
      return await this.#attempt(request, deadlineMs);
    } catch (error) {
      const isRetryable = error instanceof ProviderError && error.code === 'UNAVAILABLE' && !this.breaker.isOpen;
      const pauseMs = RETRY_PAUSE_MS * (1 + Math.random());
      const leftMs = deadlineMs - (performance.now() - startedAt) - pauseMs;
      if (!isRetryable || leftMs <= 0) throw error;
      await new Promise((resume) => setTimeout(resume, pauseMs));
      return this.#attempt(request, leftMs);
    }
  }

  #attempt(request: HttpRequest, deadlineMs: number): Promise<HttpReply> {
    return this.breaker.run(() => this.observer.observe(request, (sent) => this.#send(sent, deadlineMs)));
  }

  async #send(request: HttpRequest, deadlineMs: number): Promise<HttpReply> {
    const sentAt = performance.now();
    const { status, headers, body } = await this.#exchange(request, deadlineMs, sentAt);
    const reply = new HttpReply(this.provider, status, headers, body);
    if (status >= 500 && !(request.jsonOnAnyStatus === true && reply.looksLikeJson)) {
      throw this.observer.failed(request, 'UNAVAILABLE', `HTTP ${status}`, sentAt);
    }
    this.observer.answered(request, status, sentAt);
    return reply;
  }

  async #exchange(request: HttpRequest, deadlineMs: number, sentAt: number): Promise<RawReply> {
    const { method, path, headers, body } = request;
    try {
      const options = { method, path: this.basePath + path, headers: headers ?? null, body: body ?? null };
      return await exchange(this.pool, options, deadlineMs);
    } catch (error) {
      const reason = reasonOf(error);
      throw this.observer.failed(request, codeOf(reason), reason, sentAt);
    }
  }
}
