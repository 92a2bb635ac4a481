/** Load on a server for a while. Every answer is checked, since errors are fast. */
import autocannon from 'autocannon';
import type { Question } from './contenders.js';
import type { Server } from './server.js';

export interface Load {
  readonly seconds: number;
  readonly connections: number;
  /** Sent in turns, spread over the connections. */
  readonly questions: readonly Question[];
  /** How every correct answer begins. */
  readonly opening: string;
}

export interface Measured {
  readonly perSecond: number;
  /** Processor time per request of all servers that answered; undefined where the system does not report it. */
  readonly cpuMicroseconds: number | undefined;
  /** Latency in milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/**
 * @param servers the load goes to the first one; the processor time of all counts
 * @throws Error when a single answer is wrong or missing
 */
export async function measure(servers: readonly [Server, ...Server[]], load: Load): Promise<Measured> {
  const { seconds, connections, questions, opening } = load;
  const [first] = questions;
  if (first === undefined) throw new Error('A load needs a question.');
  const cpuBefore = cpuOf(servers);
  const results = await Promise.all(
    servers.map((server, number) => {
      let connection = number;
      return autocannon({
        url: server.url + first.path,
        method: first.method ?? 'POST',
        headers: first.headers,
        connections: Math.max(1, Math.round(connections / servers.length)),
        duration: seconds,
        sampleInt: 100,
        setupClient: (client) => {
          const own = questions.filter((_, index) => index % connections === connection % connections);
          connection += servers.length;
          client.setRequests((own.length > 0 ? own : [first]).map(({ method = 'POST', body }) => ({ method, body })));
        },
        verifyBody: (body) => typeof body === 'string' && body.startsWith(opening) && !body.includes('"errors":'),
      });
    }),
  );
  const cpuAfter = cpuOf(servers);

  let right = 0;
  let perSecond = 0;
  for (const { '2xx': ok, mismatches, non2xx, errors, timeouts, duration } of results) {
    if (ok === 0 || mismatches + non2xx + errors + timeouts > 0) {
      throw new Error(
        `Wrong answers of ${first.path}: ${mismatches} of ${ok} unexpected, ${non2xx} not 2xx, ${errors} broken, ${timeouts} late.`,
      );
    }
    right += ok;
    perSecond += ok / duration;
  }
  return {
    perSecond,
    cpuMicroseconds: cpuBefore === undefined || cpuAfter === undefined ? undefined : (cpuAfter - cpuBefore) / right,
    p50: Math.max(...results.map(({ latency }) => latency.p50)),
    p99: Math.max(...results.map(({ latency }) => latency.p99)),
  };
}

function cpuOf(servers: readonly Server[]): number | undefined {
  let sum = 0;
  for (const server of servers) {
    const cpu = server.cpuMicroseconds();
    if (cpu === undefined) return undefined;
    sum += cpu;
  }
  return sum;
}
