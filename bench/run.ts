/**
 * `npm run bench`: login and `me` through the built server, beside a bare proxy and a peer, in one run. The fronts take
 * turns and ratios are taken within a round, so that whatever else the machine does falls on all of them alike.
 * BENCH_SECONDS says how long each turn takes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { checkAnswer } from './answers.js';
import { build } from './build.js';
import { type Contender, contenders, type Operation, OURS, PROXY } from './contenders.js';
import { enumeration } from './enumeration.js';
import { type Load, type Measured, measure } from './load.js';
import { startWithAdmin } from './menshenWithAdmin.js';
import { machine, median, type Results, ratioTo, table } from './report.js';
import { Server } from './server.js';
import { usersPage } from './usersPage.js';

const ROUNDS = 3;
const STARTS = 3;
const WARM_UP_SECONDS = 2;
const SETTLE_MS = 1000;
const OPERATIONS: readonly Operation[] = ['login', 'me'];
const TARGETS = { login: 0.2, idleMegabytes: 120, firstAnswerMs: 1500 };

interface Running {
  readonly contender: Contender;
  readonly server: Server;
  readonly loads: Readonly<Record<Operation, Load>>;
  readonly rounds: Readonly<Record<Operation, Measured[]>>;
  readonly idleMegabytes: number | undefined;
  readonly firstAnswerMs: readonly number[];
}

const say = (text: string) => process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const seconds = Number(process.env.BENCH_SECONDS || 3);
  if (!(seconds >= 1 && seconds <= 60)) throw new Error('BENCH_SECONDS must be from 1 to 60. Example: BENCH_SECONDS=3');

  say('Building.');
  build();
  const vendor = await Server.start('bench/fakeAuthing.js', {}, { path: '/graphql/v2', headers: {}, body: '{}' });
  const fronts: Running[] = [];
  for (const contender of contenders(vendor.url)) fronts.push(await start(contender, seconds));

  say('Warming up.');
  for (const { server, loads } of fronts) {
    for (const operation of OPERATIONS) await measure(server, { ...loads[operation], seconds: WARM_UP_SECONDS });
  }
  for (let round = 1; round <= ROUNDS; round++) {
    say(`Round ${round} of ${ROUNDS}.`);
    for (const operation of OPERATIONS) {
      for (const { server, loads, rounds } of fronts) rounds[operation].push(await measure(server, loads[operation]));
    }
  }
  report(fronts.map(({ contender: { name }, ...results }) => ({ name, ...results })));
  for (const { server } of fronts) await server.stop();
  const fronted = await startWithAdmin();
  say(`\nA page of users, with custom data and roles:\n\n${await usersPage(fronted)}`);
  say(`\nWhat a stopwatch sees of accounts:\n\n${await enumeration(fronted)}`);
}

/** Started more than once, since the first start reads from the disk. */
async function start(contender: Contender, seconds: number): Promise<Running> {
  const firstAnswerMs: number[] = [];
  let server: Server | undefined;
  for (let count = 0; count < STARTS; count++) {
    await server?.stop();
    server = await Server.start(contender.script, contender.env, contender.login(0));
    firstAnswerMs.push(server.firstAnswerMs);
  }
  if (server === undefined) throw new Error('Nothing was started.');

  const token = checkAnswer(contender, 'login', server.firstAnswer);
  if (token === undefined) throw new Error(`${contender.name} hands out no token.`);
  const me = contender.me(token);
  checkAnswer(contender, 'me', await server.ask(me));
  await sleep(SETTLE_MS);
  return {
    contender,
    server,
    loads: {
      login: { seconds, question: (connection) => contender.login(connection), opening: contender.opening.login },
      me: { seconds, question: () => me, opening: contender.opening.me },
    },
    rounds: { login: [], me: [] },
    idleMegabytes: server.rssMegabytes(),
    firstAnswerMs,
  };
}

function report(results: readonly Results[]): void {
  const [proxy, ours] = [PROXY, OURS].map((wanted) => results.find(({ name }) => name === wanted));
  if (proxy === undefined || ours === undefined) throw new Error('A front is missing.');
  const login = ratioTo(proxy, ours, 'login') ?? 0;
  const start = median(ours.firstAnswerMs) ?? 0;
  say(`\n${table(results, proxy)}\n`);
  say(`${machine()}. All answers were right.`);
  say(`login: ${verdict(login >= TARGETS.login)} (at least ${TARGETS.login} of the proxy)`);
  if (ours.idleMegabytes !== undefined) {
    say(`idle RSS: ${verdict(ours.idleMegabytes <= TARGETS.idleMegabytes)} (at most ${TARGETS.idleMegabytes} MB)`);
  }
  say(`first answer: ${verdict(start <= TARGETS.firstAnswerMs)} (within ${TARGETS.firstAnswerMs} ms)`);
}

function verdict(met: boolean): string {
  return met ? 'target met' : 'target missed';
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));

try {
  await main();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
