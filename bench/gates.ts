/**
 * `npm run bench:gates`: the CPU time of the gates in front of an operation whose document is known, as the median of 20 runs.
 * Every request brings a new string, so each run hashes texts that V8 has not seen.
 */
import 'reflect-metadata';
import type { FastifyRequest } from 'fastify';
import { loadDefinitions } from '../src/providers.js';
import { OriginPolicy } from '../src/server/http/originPolicy.js';
import { DocumentGate } from '../src/server/operation/documentGate.js';
import { OperationCache } from '../src/server/operation/operationCache.js';
import { createSchema } from '../src/server/schema/schema.js';
import { VendorBudgets } from '../src/services/access/vendorBudget.js';
import { median } from './report.js';
import { USER_FIELDS } from './userFields.js';

const RUNS = 20;
const REQUESTS = 20_000;
const TARGET_MICROSECONDS = 4;
const TEXT = `{ me { ${USER_FIELDS.join(' ')} } }`;
const ADDRESS = '203.0.113.9';

const cache = new OperationCache();
const gate = new DocumentGate({
  schema: createSchema(await loadDefinitions()),
  cache,
  limits: { documents: async () => undefined, documentRefused: async () => undefined },
  documentBytes: 32_768,
  refusedDocumentsPerMinute: 60,
  explorer: false,
});
await gate.admit(TEXT, ADDRESS);

const origins = new OriginPolicy({
  publicUrl: 'https://id.example.com',
  allowedOrigins: ['https://app.example.com'],
  loopbackOnly: false,
  secureCookies: true,
  sessionModes: ['cookie', 'bearer'],
});
const headers = { origin: 'https://app.example.com', 'sec-fetch-site': 'same-site' };
// The policy reads headers alone of a request that it lets pass.
const request = { headers } as unknown as FastifyRequest;
const budgets = new VendorBudgets({ vendorCalls: 25, vendorCallsPerMinute: 1e9 }, () => false, Date.now);
const holder = { sessionId: 'a-session' };

const GATES: Readonly<Record<string, (text: string) => unknown>> = {
  'known document': (text) => cache.get(text),
  'origin and cookie': () => origins.originRefusal(request) ?? origins.cookieRefusal(request),
  'budgets of one vendor call': () => budgets.open(ADDRESS, holder).count(),
};

/** Strings that share nothing with each other, as bodies of requests do not. */
function texts(): string[] {
  const body = Buffer.from(JSON.stringify({ query: TEXT }));
  return Array.from({ length: REQUESTS }, () => (JSON.parse(body.toString()) as { query: string }).query);
}

let sum = 0;
for (const [name, run] of Object.entries(GATES)) {
  const times: number[] = [];
  for (let count = 0; count < RUNS; count++) {
    const all = texts();
    const start = process.cpuUsage();
    for (const text of all) run(text);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / REQUESTS);
  }
  const microseconds = median(times) ?? Number.NaN;
  sum += microseconds;
  process.stdout.write(`${name.padEnd(28)} ${microseconds.toFixed(2)} µs\n`);
}
const verdict = sum <= TARGET_MICROSECONDS ? 'met' : 'missed';
process.stdout.write(
  `${'all'.padEnd(28)} ${sum.toFixed(2)} µs a request, target ${TARGET_MICROSECONDS} µs: ${verdict}\n`,
);
