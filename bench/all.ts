/**
 * `npm run bench:all`: what `npm run bench` leaves out. It needs `redis-server` on the PATH and installs the peers of
 * native operations from `bench/package.json`.
 */
import { build } from './build.js';
import { menshen, nativePeers, OPERATIONS, proxy } from './contenders.js';
import { enumeration } from './enumeration.js';
import { type Front, measureRounds, startFront, stopFronts } from './fronts.js';
import { startWithAdmin } from './menshenWithAdmin.js';
import { run, say, secondsPerTurn } from './program.js';
import { startRedis } from './redis.js';
import { HEAD, machine, median, rows, table, verdict } from './report.js';
import { startFakeVendor } from './server.js';
import { subscribersAtRest } from './subscribers.js';

const ROUNDS = 3;
const TWO_INSTANCES = 1.7;

await run(async () => {
  const seconds = secondsPerTurn();
  say('Building.');
  build();
  const vendor = await startFakeVendor();
  const redis = await startRedis();
  const overRedis = (name: string) => menshen(vendor.url, { STORE_URL: redis.url }, name);

  const plain = await startFront(proxy(vendor.url));
  const memory = await startFront(menshen(vendor.url));
  const shared = await startFront(overRedis('Menshen over Redis'));
  for (const connections of [1, 8, 64]) {
    const fronts = connections === 64 ? [plain, memory, shared] : [plain, memory];
    const rounds = await measureRounds(fronts, { operations: OPERATIONS, rounds: ROUNDS, seconds, connections });
    say(`\n${connections} connections:\n\n${table(HEAD, rows(rounds, OPERATIONS, plain))}`);
  }
  await stopFronts([shared]);

  const pair = await startFront(overRedis('two instances over Redis'), 1, 2);
  const scaled = await measureRounds([memory, pair], { operations: ['me'], rounds: ROUNDS, seconds, connections: 64 });
  const [one, two] = [memory, pair].map((front) =>
    median((scaled.get(front)?.me ?? []).map(({ perSecond }) => perSecond)),
  );
  say(`\nTwo instances over Redis: ${two?.toFixed(0)} \`me\` a second; one in memory: ${one?.toFixed(0)}.`);
  say(verdict('two instances against one', one && two && two / one, TWO_INSTANCES));
  await stopFronts([pair]);

  const peers: Front[] = [];
  for (const contender of nativePeers(vendor.url)) peers.push(await startFront(contender));
  const native = await measureRounds([plain, memory, ...peers], {
    operations: ['native'],
    rounds: ROUNDS,
    seconds,
    connections: 64,
  });
  say(`\nNative operations beside peers:\n\n${table(HEAD, rows(native, ['native'], plain))}`);
  await stopFronts([plain, memory, ...peers]);
  await vendor.stop();

  say(`\n200 subscribers of one event, at rest for 30 s:\n\n${await subscribersAtRest(redis)}`);
  await redis.stop();
  say(`\nResponse times of accounts that exist and that do not:\n\n${await enumeration(await startWithAdmin())}`);
  say(`\n${machine()}. All answers were correct.`);
});
