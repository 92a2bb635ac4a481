/** Contenders as running servers, and rounds in which they take turns. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Contender, Operation, Question } from './contenders.js';
import { type Measured, measure } from './load.js';
import { median } from './report.js';
import { type Answer, Server } from './server.js';
import { USER_FIELDS } from './userFields.js';

/** A login is limited by account: more than 20 attempts at once of one account answer AttemptsLimited. */
const ACCOUNTS = 512;
const SETTLE_MS = 1000;
const WARM_UP_SECONDS = 3;

export interface Front {
  readonly name: string;
  readonly opening: Contender['opening'];
  readonly servers: readonly [Server, ...Server[]];
  readonly questions: Readonly<Partial<Record<Operation, readonly Question[]>>>;
  readonly idleMegabytes: number | undefined;
  /** The median of all starts. */
  readonly firstAnswerMs: number | undefined;
}

/**
 * Starts a contender and reads one whole answer of each kind.
 * @param starts how often it starts for the median of start time and memory: the first start reads from the disk
 * @param instances how many run at the end; they need a store in common
 */
export async function startFront(contender: Contender, starts = 1, instances = 1): Promise<Front> {
  const firstAnswerMs: number[] = [];
  const megabytes: number[] = [];
  let server: Server | undefined;
  for (let count = 0; count < starts; count++) {
    await server?.stop();
    server = await Server.start(contender.script, contender.env, contender.login(0));
    firstAnswerMs.push(server.firstAnswerMs);
    if (starts > 1) await sleep(SETTLE_MS);
    megabytes.push(...[server.rssMegabytes()].filter((value) => value !== undefined));
  }
  if (server === undefined) throw new Error('Nothing was started.');
  const others = await Promise.all(
    Array.from({ length: instances - 1 }, () => Server.start(contender.script, contender.env, contender.login(0))),
  );
  const token = tokenOf(contender, server.firstAnswer);
  const questions = {
    login: Array.from({ length: ACCOUNTS }, (_, user) => contender.login(user)),
    ...(contender.me && { me: [contender.me(token)] }),
    ...(contender.native && { native: [contender.native(token)] }),
    ...(contender['/auth/verify'] && { '/auth/verify': [contender['/auth/verify'](token)] }),
  };
  const { name, opening } = contender;
  const front: Front = {
    name,
    opening,
    servers: [server, ...others],
    questions,
    idleMegabytes: median(megabytes),
    firstAnswerMs: median(firstAnswerMs),
  };
  for (const [operation, [question]] of Object.entries(questions)) {
    // The second answer takes another route through the server than the first.
    for (let time = 0; time < 2; time++) check(front, operation as Operation, await server.ask(question as Question));
  }
  return front;
}

export async function stopFronts(fronts: readonly Front[]): Promise<void> {
  for (const { servers } of fronts) for (const server of servers) await server.stop();
}

/** By front and operation, one entry a round. */
export type Rounds = ReadonlyMap<Front, Readonly<Record<Operation, readonly Measured[]>>>;

export interface Plan {
  readonly operations: readonly Operation[];
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
}

/** The fronts take turns, so that whatever else the machine does affects all of them alike. */
export async function measureRounds(fronts: readonly Front[], plan: Plan): Promise<Rounds> {
  const measured = new Map(
    fronts.map((front) => [
      front,
      { native: [], me: [], login: [], '/auth/verify': [] } as Record<Operation, Measured[]>,
    ]),
  );
  for (let round = 0; round <= plan.rounds; round++) {
    for (const operation of plan.operations) {
      for (const front of fronts) {
        const questions = front.questions[operation];
        const opening = front.opening[operation];
        if (questions === undefined || opening === undefined) continue;
        const seconds = round === 0 ? WARM_UP_SECONDS : plan.seconds;
        const result = await measure(front.servers, { seconds, connections: plan.connections, questions, opening });
        // Round 0 warms up.
        if (round > 0) measured.get(front)?.[operation].push(result);
      }
    }
  }
  return measured;
}

/** @throws Error unless the answer has every field of the user, or is that of /auth/verify */
function check({ name, opening }: Front, operation: Operation, { status, text }: Answer): void {
  if (opening[operation] === undefined) return;
  const wanted = operation === '/auth/verify' ? [] : USER_FIELDS;
  const missing = wanted.filter((field) => field !== 'middleName' && !text.includes(`"${field}":`));
  if (status !== 200 || !text.startsWith(opening[operation]) || missing.length > 0) {
    throw new Error(
      `${name} answers ${operation} with ${status}, without ${missing.join(', ')}:\n${text.slice(0, 500)}`,
    );
  }
}

/** The token of a login; a peer without logins is sent any token. */
function tokenOf({ opening }: Contender, { text }: Answer): string {
  if (opening.login === undefined) return 'a-token-of-the-vendor';
  const token = /"(?:accessToken|token)":"([^"]+)"/.exec(text)?.[1];
  if (token === undefined) throw new Error(`A login answers without a token:\n${text.slice(0, 500)}`);
  return token;
}
