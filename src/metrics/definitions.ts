/** The metrics of this server. The registry, docs/metrics.md and the tests of the dashboard read this table. */

interface Definition {
  readonly type: 'counter' | 'gauge' | 'histogram';
  /** One sentence, which also stands in /metrics. */
  readonly help: string;
  readonly labels: readonly string[];
  /** Upper bounds of a histogram, in seconds. */
  readonly buckets?: readonly number[];
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export const DEFINITIONS = {
  menshen_info: {
    type: 'gauge',
    help: 'Always 1, with the version of Menshen.',
    labels: ['version'],
  },
  menshen_operations_total: {
    type: 'counter',
    help: 'Root fields that were executed, by the union member, the error code, or ok. The operation is native for native fields, and other for a request that was refused before its execution.',
    labels: ['operation', 'outcome'],
  },
  menshen_operation_duration_seconds: {
    type: 'histogram',
    help: 'The time of the whole operation, under each of its root fields. Subscriptions are not timed.',
    labels: ['operation'],
    buckets: SECONDS,
  },
  menshen_http_request_duration_seconds: {
    type: 'histogram',
    help: 'Requests of all routes but those of GraphQL, by route and HTTP status, such as /auth/verify. The route is other for unknown addresses.',
    labels: ['route', 'code'],
    buckets: SECONDS,
  },
  menshen_logins_total: {
    type: 'counter',
    help: 'Logins, by the union member or the error code.',
    labels: ['method', 'provider', 'outcome'],
  },
  menshen_vendor_call_duration_seconds: {
    type: 'histogram',
    help: 'HTTP exchanges with vendors. The code is ok, http_4xx, or the code of the failure. Calls that an open breaker refuses are not sent and not counted.',
    labels: ['provider', 'call', 'code'],
    buckets: SECONDS,
  },
  menshen_breaker_state: {
    type: 'gauge',
    help: 'The circuit breaker of a vendor: 0 closed, 1 while one probing call runs, 2 open.',
    labels: ['provider', 'host', 'use'],
  },
  menshen_limit_refusals_total: {
    type: 'counter',
    help: 'Requests that a limit refused. The limit lockout refuses attempts at a locked account or name.',
    labels: ['limit'],
  },
  menshen_captcha_challenges_total: {
    type: 'counter',
    help: 'Captcha challenges, by mode: offline when the captcha vendor was down.',
    labels: ['mode'],
  },
  menshen_captcha_offline: {
    type: 'gauge',
    help: '1 if the last captcha challenge of this instance was in offline mode, otherwise 0.',
    labels: [],
  },
  menshen_sessions_begun_total: {
    type: 'counter',
    help: 'Sessions that began.',
    labels: ['provider'],
  },
  menshen_sessions_ended_total: {
    type: 'counter',
    help: 'Sessions that were ended. Sessions that expire are not counted.',
    labels: ['provider'],
  },
  menshen_open_subscriptions: {
    type: 'gauge',
    help: 'Subscriptions that are open at this instance, over server-sent events and WebSocket.',
    labels: ['subscription'],
  },
  menshen_store_errors_total: {
    type: 'counter',
    help: 'Commands to the store that failed.',
    labels: ['command'],
  },
  menshen_event_failures_total: {
    type: 'counter',
    help: 'Sign-in events that could not be delivered, by sink: audit or webhook.',
    labels: ['sink'],
  },
} as const satisfies Readonly<Record<string, Definition>>;

export type MetricName = keyof typeof DEFINITIONS;
