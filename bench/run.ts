/**
 * `npm run bench`, about five minutes: a native operation, `me`, a login and forward authentication through the built server, beside a plain proxy
 * and a peer, at 64 connections, with sessions in memory. It prints which targets are met.
 */
import { build } from './build.js';
import { menshen, naive, OPERATIONS, type Operation, OURS, PROXY, proxy } from './contenders.js';
import { type Front, measureRounds, startFront, stopFronts } from './fronts.js';
import { startWithAdmin } from './menshenWithAdmin.js';
import { run, say, secondsPerTurn } from './program.js';
import { cpuRatio, HEAD, machine, rows, table, verdict } from './report.js';
import { startFakeVendor } from './server.js';
import { usersPage } from './usersPage.js';

const ROUNDS = 5;
const STARTS = 5;
const CPU_RATIOS: Readonly<Record<Operation, number>> = {
  native: 0.7,
  me: 0.45,
  login: 0.2,
  '/auth/verify': 0.6,
};
const IDLE_MEGABYTES = 120;
const FIRST_ANSWER_MS = 1000;

await run(async () => {
  const seconds = secondsPerTurn();
  say('Building.');
  build();
  const vendor = await startFakeVendor();
  const fronts: Front[] = [];
  for (const contender of [proxy(vendor.url), menshen(vendor.url), naive(vendor.url)]) {
    fronts.push(await startFront(contender, STARTS));
  }
  say(`Measuring: ${ROUNDS} rounds of ${seconds} s for each front and operation.`);
  const rounds = await measureRounds(fronts, { operations: OPERATIONS, rounds: ROUNDS, seconds, connections: 64 });
  const [plain, ours] = [PROXY, OURS].map((wanted) => fronts.find(({ name }) => name === wanted));
  if (plain === undefined || ours === undefined) throw new Error('A front is missing.');
  say(`\n${table(HEAD, rows(rounds, OPERATIONS, plain))}\n`);
  say(
    `${table(
      ['front', 'idle RSS MB', 'first answer ms'],
      fronts.map((front) => [front.name, front.idleMegabytes, front.firstAnswerMs]),
    )}\n`,
  );
  await stopFronts(fronts);
  await vendor.stop();

  say(`A page of users, with custom data and roles:\n\n${await usersPage(await startWithAdmin())}\n`);
  say(`${machine()}. All answers were correct.`);
  for (const operation of OPERATIONS) {
    say(verdict(`${operation}, CPU ratio`, cpuRatio(rounds, ours, plain, operation), CPU_RATIOS[operation]));
  }
  say(verdict('idle RSS, MB', ours.idleMegabytes, IDLE_MEGABYTES, true));
  say(verdict('first answer, ms', ours.firstAnswerMs, FIRST_ANSWER_MS, true));
});
