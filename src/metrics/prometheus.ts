/** Metrics for Prometheus, each server with a registry of its own. Loaded only when METRICS_PORT is set. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { DEFINITIONS, type MetricName } from './definitions.js';
import { LoginMetrics } from './loginMetrics.js';
import type { BreakerStatus, Metrics, SignInSample, VendorCallSample } from './metrics.js';

/** Gauges of prom-client with the suffix of counters. They sum up gauges that stay. */
const MISNAMED = ['nodejs_active_handles_total', 'nodejs_active_requests_total', 'nodejs_active_resources_total'];

type HistogramName = {
  [N in MetricName]: (typeof DEFINITIONS)[N]['type'] extends 'histogram' ? N : never;
}[MetricName];

const BREAKER_STATES: Readonly<Record<BreakerStatus['state'], number>> = { closed: 0, halfOpen: 1, open: 2 };

/**
 * Values that alerts watch. Their series begin at 0, because Prometheus sees no increase in a series that begins with its
 * first failure.
 */
const FROM_ZERO = {
  limits: ['lockout'],
  modes: ['online', 'offline'],
  sinks: ['audit', 'webhook'],
  commands: [
    ...['get', 'set', 'delete', 'getDelete', 'setIfAbsent', 'compareAndSet', 'compareAndDelete', 'increment', 'append'],
    ...['begin', 'end', 'ping'],
  ],
} as const;

export class PrometheusMetrics implements Metrics {
  readonly isOn = true;
  readonly #registry = new Registry();
  readonly #operations = this.#counter('menshen_operations_total');
  readonly #operationSeconds = this.#histogram('menshen_operation_duration_seconds');
  readonly #requestSeconds = this.#histogram('menshen_http_request_duration_seconds');
  readonly #logins = this.#counter('menshen_logins_total');
  readonly #loginMetrics = new LoginMetrics((labels) => this.#logins.inc(labels));
  readonly #vendorSeconds = this.#histogram('menshen_vendor_call_duration_seconds');
  readonly #refusals = this.#counter('menshen_limit_refusals_total');
  readonly #challenges = this.#counter('menshen_captcha_challenges_total');
  readonly #captchaOffline = this.#gauge('menshen_captcha_offline');
  readonly #begun = this.#counter('menshen_sessions_begun_total');
  readonly #ended = this.#counter('menshen_sessions_ended_total');
  readonly #subscriptions = this.#gauge('menshen_open_subscriptions');
  readonly #storeErrors = this.#counter('menshen_store_errors_total');
  readonly #eventFailures = this.#counter('menshen_event_failures_total');

  constructor(version: string) {
    collectDefaultMetrics({ register: this.#registry });
    for (const name of MISNAMED) this.#registry.removeSingleMetric(name);
    this.#gauge('menshen_info').set({ version }, 1);
    for (const limit of FROM_ZERO.limits) this.#refusals.inc({ limit }, 0);
    for (const mode of FROM_ZERO.modes) this.#challenges.inc({ mode }, 0);
    for (const sink of FROM_ZERO.sinks) this.#eventFailures.inc({ sink }, 0);
    for (const command of FROM_ZERO.commands) this.#storeErrors.inc({ command }, 0);
  }

  /** The page that Prometheus reads. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** Of `text`. */
  get contentType(): string {
    return this.#registry.contentType;
  }

  operation(operation: string, outcome: string, seconds: number | undefined): void {
    this.#operations.inc({ operation, outcome });
    if (seconds !== undefined) this.#operationSeconds.observe({ operation }, seconds);
  }

  request(route: string, status: number, seconds: number): void {
    this.#requestSeconds.observe({ route, code: String(status) }, seconds);
  }

  signIn(event: SignInSample): void {
    this.#loginMetrics.record(event);
  }

  vendorCall({ provider, call, code }: VendorCallSample, seconds: number): void {
    this.#vendorSeconds.observe({ provider, call, code }, seconds);
  }

  watchBreakers(read: () => readonly BreakerStatus[]): void {
    this.#gauge('menshen_breaker_state', (gauge) => {
      for (const { provider, host, use, state } of read()) gauge.set({ provider, host, use }, BREAKER_STATES[state]);
    });
  }

  limitRefused(limit: string): void {
    this.#refusals.inc({ limit });
  }

  captchaIssued(mode: 'online' | 'offline'): void {
    this.#challenges.inc({ mode });
    this.#captchaOffline.set(mode === 'offline' ? 1 : 0);
  }

  sessionBegun(provider: string): void {
    this.#begun.inc({ provider });
  }

  sessionsEnded(provider: string, count: number): void {
    if (count > 0) this.#ended.inc({ provider }, count);
  }

  subscriptionOpened(subscription: string): void {
    this.#subscriptions.inc({ subscription });
  }

  subscriptionClosed(subscription: string): void {
    this.#subscriptions.dec({ subscription });
  }

  storeFailed(command: string): void {
    this.#storeErrors.inc({ command });
  }

  eventFailed(sink: string): void {
    this.#eventFailures.inc({ sink });
  }

  #counter(name: MetricName): Counter {
    return new Counter(this.#options(name));
  }

  #histogram(name: HistogramName): Histogram {
    return new Histogram({ ...this.#options(name), buckets: [...DEFINITIONS[name].buckets] });
  }

  #gauge(name: MetricName, collect?: (gauge: Gauge) => void): Gauge {
    const gauge: Gauge = new Gauge({ ...this.#options(name), ...(collect && { collect: () => collect(gauge) }) });
    return gauge;
  }

  #options(name: MetricName) {
    const { help, labels } = DEFINITIONS[name];
    return { name, help, labelNames: [...labels], registers: [this.#registry] };
  }
}
