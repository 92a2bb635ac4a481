/** What clients cost that wait for an event: commands at the store, and processor time. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from './redis.js';
import { table } from './report.js';
import { Server } from './server.js';

const SUBSCRIBERS = 200;
const REST_SECONDS = 30;
const JSON_HEADERS = { 'content-type': 'application/json' };
const CREATE = 'mutation { createAuthQrCode { ... on PushAuthStarted { event { id } } } }';
const FOLLOW = 'subscription($id: ID!) { pushAuthEventUpdated(id: $id) { status } }';

export async function subscribersAtRest(redis: Redis): Promise<string> {
  const env = { STORE_URL: redis.url, LOG_LEVEL: 'warn', LIMIT_SOCKETS_PER_ADDRESS: '100000' };
  const question = { path: '/graphql', headers: JSON_HEADERS, body: JSON.stringify({ query: CREATE }) };
  const server = await Server.start('dev.js', env, question);
  const id = /"id":"([^"]+)"/.exec(server.firstAnswer.text)?.[1];
  if (id === undefined) throw new Error(`No event: ${server.firstAnswer.text.slice(0, 300)}`);
  const stop = new AbortController();
  const body = JSON.stringify({ query: FOLLOW, variables: { id } });
  const headers = { ...JSON_HEADERS, accept: 'text/event-stream' };
  const streams = await Promise.all(
    Array.from({ length: SUBSCRIBERS }, () =>
      fetch(`${server.url}/graphql/stream`, { method: 'POST', headers, body, signal: stop.signal }),
    ),
  );
  const refused = streams.find(({ status }) => status !== 200);
  if (refused !== undefined) throw new Error(`A subscription answers ${refused.status}: ${await refused.text()}`);
  await sleep(3000);
  const [commands, cpu] = [await redis.commands(), server.cpuMicroseconds() ?? 0];
  await sleep(REST_SECONDS * 1000);
  const perSecond = ((await redis.commands()) - commands) / REST_SECONDS;
  const cpuShare = ((server.cpuMicroseconds() ?? 0) - cpu) / 1e4 / REST_SECONDS;
  stop.abort();
  await server.stop();
  return table(
    ['subscribers of one event', 'store commands a second', 'CPU %'],
    [[String(SUBSCRIBERS), perSecond, cpuShare]],
  );
}
