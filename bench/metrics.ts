/**
 * The CPU time that metrics add to a request with one vendor call and a union as its result, as the median of 20 runs. Traces
 * are off: then they cost one boolean test each, which the rows "off" contain.
 * Start it with `npx tsx bench/metrics.ts`.
 */
import 'reflect-metadata';
import { parse } from 'graphql';
import pino from 'pino';
import { Breaker } from '../src/datasources/transport/breaker.js';
import { CallObserver } from '../src/datasources/transport/callObserver.js';
import type { HttpReply, HttpRequest } from '../src/datasources/transport/message.js';
import { type Metrics, NO_METRICS } from '../src/metrics/metrics.js';
import { PrometheusMetrics } from '../src/metrics/prometheus.js';
import { loadDefinitions } from '../src/providers.js';
import type { Context } from '../src/resolvers/context.js';
import { CachedDocument } from '../src/server/operation/cachedOperation.js';
import { OperationObserver } from '../src/server/operation/operationObserver.js';
import { ReturnedMembers } from '../src/server/operation/rootFields.js';
import { createSchema } from '../src/server/schema/schema.js';
import { NO_TRACES } from '../src/tracing/traces.js';
import { median } from './report.js';

const RUNS = 20;
const REQUESTS = 20_000;
const TARGET_MICROSECONDS = 6;

const logger = pino({ level: 'silent' });
const document = parse('mutation Login { login(input: {method: {authorizationCode: {code: "x"}}}) { __typename } }');
const operation = new CachedDocument(document, createSchema(await loadDefinitions())).operation(null);
if (operation === undefined) throw new Error('The document has no operation.');
const outcome = { __typename: 'LoginSuccess' };
const data = { login: outcome };
const request = { call: 'loginByEmail', method: 'POST' } as HttpRequest;
const sent = Promise.resolve({ status: 200 } as HttpReply);

/** What one request runs besides its work. */
function measured(metrics: Metrics): () => void {
  const members = new ReturnedMembers();
  const observer = new OperationObserver({ logger, metrics, traces: NO_TRACES, members });
  const breaker = new Breaker({ provider: 'authing', origin: 'https://example.com', use: '' }, logger);
  const calls = new CallObserver('authing', 'example.com', breaker, { logger, metrics, traces: NO_TRACES });
  return () => {
    const start = performance.now();
    // As much of a context as the observer reads.
    const context = {} as Context;
    calls.observe(request, () => sent);
    calls.answered(request, 200, start);
    if (metrics.isOn) members.note(context, 'login', outcome);
    observer.completed(context, { operation, errors: undefined, data, start });
  };
}

function microseconds(run: () => void): number {
  const times: number[] = [];
  for (let count = 0; count < RUNS; count++) {
    const start = process.cpuUsage();
    for (let done = 0; done < REQUESTS; done++) run();
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / REQUESTS);
  }
  return median(times) ?? Number.NaN;
}

const off = microseconds(measured(NO_METRICS));
const on = microseconds(measured(new PrometheusMetrics('0.0.0')));
process.stdout.write(`metrics off  ${off.toFixed(2)} µs a request\nmetrics on   ${on.toFixed(2)} µs a request\n`);
const verdict = on - off <= TARGET_MICROSECONDS ? 'met' : 'missed';
process.stdout.write(`added        ${(on - off).toFixed(2)} µs, target ${TARGET_MICROSECONDS} µs: ${verdict}\n`);
