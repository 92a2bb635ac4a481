/** Load on one server for a while, every answer looked at: a benchmark of errors is a lie. */
import autocannon from 'autocannon';
import type { Question } from './contenders.js';
import type { Server } from './server.js';

const CONNECTIONS = 64;

export interface Load {
  readonly seconds: number;
  /** Each connection is a user of its own. */
  readonly question: (connection: number) => Question;
  /** How every right answer begins. */
  readonly opening: string;
}

export interface Measured {
  readonly perSecond: number;
  /** Processor time of the server, by request; undefined where the system does not say. */
  readonly cpuMicroseconds: number | undefined;
}

/** @throws Error when a single answer was wrong or missing */
export async function measure(server: Server, { seconds, question, opening }: Load): Promise<Measured> {
  let connection = 0;
  const { path, headers } = question(0);
  const cpuBefore = server.cpuMicroseconds();
  const result = await autocannon({
    url: server.url + path,
    method: 'POST',
    headers,
    connections: CONNECTIONS,
    duration: seconds,
    sampleInt: 100,
    setupClient: (client) => client.setBody(question(connection++).body),
    verifyBody: (body) => typeof body === 'string' && body.startsWith(opening) && !body.includes('"errors":'),
  });
  const cpuAfter = server.cpuMicroseconds();

  const right = result['2xx'];
  const { mismatches, non2xx, errors, timeouts } = result;
  if (right === 0 || mismatches + non2xx + errors + timeouts > 0) {
    throw new Error(
      `Wrong answers of ${server.url}${path}: ${mismatches} of ${right} not as expected, ${non2xx} not 2xx, ${errors} broken, ${timeouts} late.`,
    );
  }
  return {
    perSecond: right / result.duration,
    cpuMicroseconds: cpuBefore === undefined || cpuAfter === undefined ? undefined : (cpuAfter - cpuBefore) / right,
  };
}
