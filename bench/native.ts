/**
 * `npm run bench:native`: an operation in the vendor's own words, through the built server, a bare proxy and two peers, in
 * one run. As in run.ts the fronts take turns, and ratios are taken within a round. BENCH_SECONDS says how long a turn takes.
 */
import { randomBytes } from 'node:crypto';
import { build } from './build.js';
import { type Measured, measure } from './load.js';
import { machine, median } from './report.js';
import { type Answer, Server } from './server.js';
import { USER_FIELDS } from './userFields.js';

const ROUNDS = 5;
const WARM_UP_SECONDS = 3;
const TARGET = 0.6;
const PROXY = 'undici proxy';
const OURS = 'Menshen';

/** What a client sends: the bare query of a script, or what Apollo Client 4 makes of it. */
const WORKLOADS = ['plain', 'Apollo Client'] as const;
type Workload = (typeof WORKLOADS)[number];

const FIELDS = `${USER_FIELDS.join(' ')} roles { totalCount list { code namespace } }`;
const TYPED_FIELDS = `${USER_FIELDS.join(' ')} roles { totalCount list { code namespace __typename } __typename } __typename`;
const LOGIN = 'mutation($input: LoginInput!) { login(input: $input) { ... on LoginSuccess { accessToken } } }';

interface Front {
  readonly name: string;
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  readonly path: string;
  /** Whether the operation stands inside `authing { … }`. */
  readonly isNamespaced: boolean;
}

interface Running extends Front {
  readonly server: Server;
  readonly rounds: Readonly<Record<Workload, Measured[]>>;
  readonly token: string;
  readonly idleMegabytes: number | undefined;
}

const say = (text: string) => process.stdout.write(`${text}\n`);

function fronts(upstream: string): readonly Front[] {
  const env = { NODE_ENV: 'production', UPSTREAM: upstream };
  const native = { path: '/graphql/v2', isNamespaced: false };
  const namespaced = { path: '/graphql', isNamespaced: true };
  const ours = {
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    // One machine asks more often than any address may: native operations ten times as often as logins.
    LIMIT_LOGINS_PER_MINUTE: '10000000',
    LIMIT_VENDOR_CALLS_PER_MINUTE: '10000000',
    ALLOW_LOOPBACK_UPSTREAM: 'yes',
    SESSION_KEY: randomBytes(32).toString('base64'),
    AUTHING_APP_HOST: upstream,
    AUTHING_APP_ID: '60ab26e478f98290befefbca',
    AUTHING_USERPOOL_ID: '60ab26fe5be730bfc1742c68',
  };
  return [
    { name: PROXY, script: 'bench/fronts/proxy.js', env, ...native },
    { name: OURS, script: 'main.js', env: ours, ...namespaced },
    { name: '@graphql-tools/wrap on Apollo + Fastify', script: '../bench/peers/wrap.mjs', env, ...namespaced },
    { name: 'Hive Gateway', script: '../bench/peers/hive.mjs', env, ...native },
  ];
}

function question({ path, isNamespaced }: Front, token: string, workload: Workload) {
  const isTyped = workload === 'Apollo Client';
  const root = `user { ${isTyped ? TYPED_FIELDS : FIELDS} }`;
  const query = `query User { ${isNamespaced ? `authing { ${root}${isTyped ? ' __typename' : ''} }` : root} }`;
  const extensions = { clientLibrary: { name: '@apollo/client', version: '4.0.9' } };
  const body = isTyped ? { operationName: 'User', variables: {}, extensions, query } : { query };
  const accept = isTyped ? 'application/graphql-response+json,application/json;q=0.9' : '*/*';
  const headers = { 'content-type': 'application/json', accept, authorization: `Bearer ${token}` };
  return { path, headers, body: JSON.stringify(body) };
}

/** @throws Error unless every field is there, under the types that this front has */
function check({ name, isNamespaced }: Front, workload: Workload, { text }: Answer): void {
  const { data } = JSON.parse(text) as { data?: Record<string, Record<string, unknown>> };
  const user = (isNamespaced ? data?.authing?.user : data?.user) as Record<string, unknown> | undefined;
  const type = workload === 'plain' ? undefined : isNamespaced ? 'AuthingUser' : 'User';
  const isWhole = USER_FIELDS.every((field) => user?.[field] !== undefined) && user?.username === 'bench-0000';
  if (!isWhole || user.__typename !== type) throw new Error(`${name} answers ${text.slice(0, 300)}`);
}

async function start(front: Front): Promise<Running> {
  const first = { path: front.path, headers: { 'content-type': 'application/json' }, body: '{"query":"{__typename}"}' };
  const server = await Server.start(front.script, front.env, first);
  let token = 'a-token-of-the-vendor';
  if (front.name === OURS) {
    const input = { method: { email: { email: 'bench-0000@example.com', password: 'correct horse' } } };
    const answer = await server.ask({ ...first, body: JSON.stringify({ query: LOGIN, variables: { input } }) });
    token = /"accessToken":"([^"]+)"/.exec(answer.text)?.[1] ?? '';
  }
  for (const workload of WORKLOADS) {
    // The second answer is made in another way than the first.
    for (let time = 0; time < 2; time++) check(front, workload, await server.ask(question(front, token, workload)));
  }
  return { ...front, server, token, idleMegabytes: server.rssMegabytes(), rounds: { plain: [], 'Apollo Client': [] } };
}

async function main(): Promise<void> {
  const seconds = Number(process.env.BENCH_SECONDS || 3);
  if (!(seconds >= 1 && seconds <= 60)) throw new Error('BENCH_SECONDS must be from 1 to 60. Example: BENCH_SECONDS=3');
  say('Building.');
  build();
  const vendor = await Server.start('bench/fakeNative.js', {}, { path: '/api/v2/.well-known', headers: {}, body: '' });
  const running: Running[] = [];
  for (const front of fronts(vendor.url)) running.push(await start(front));

  const turn = (front: Running, workload: Workload, length: number) =>
    measure(front.server, {
      seconds: length,
      question: () => question(front, front.token, workload),
      opening: front.isNamespaced ? '{"data":{"authing":{"user":{"id":"' : '{"data":{"user":{"id":"',
    });
  say('Warming up.');
  for (const front of running) for (const workload of WORKLOADS) await turn(front, workload, WARM_UP_SECONDS);
  for (let round = 1; round <= ROUNDS; round++) {
    say(`Round ${round} of ${ROUNDS}.`);
    for (const workload of WORKLOADS) {
      for (const front of running) front.rounds[workload].push(await turn(front, workload, seconds));
    }
  }
  for (const front of running) {
    for (const workload of WORKLOADS) {
      check(front, workload, await front.server.ask(question(front, front.token, workload)));
    }
  }
  report(running);
}

function report(running: readonly Running[]): void {
  const [proxy] = running;
  const ratio = (front: Running, workload: Workload) =>
    median(front.rounds[workload].map(({ perSecond }, n) => perSecond / (proxy?.rounds[workload][n]?.perSecond ?? 0)));
  const columns = WORKLOADS.flatMap((workload) => [`${workload}: req/s`, 'ratio to proxy', 'CPU µs/req']);
  const head = ['front', ...columns, 'RSS MB'];
  const rows = running.map((front) => [
    front.name,
    ...WORKLOADS.flatMap((workload) => [
      median(front.rounds[workload].map(({ perSecond }) => perSecond))?.toFixed(0),
      ratio(front, workload)?.toFixed(2),
      median(front.rounds[workload].flatMap(({ cpuMicroseconds }) => cpuMicroseconds ?? []))?.toFixed(0),
    ]),
    front.idleMegabytes?.toFixed(0),
  ]);
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  say(`\n${[head, rule, ...rows].map((row) => `| ${row.map((cell) => cell ?? '-').join(' | ')} |`).join('\n')}\n`);
  say(`${machine()}. All answers were right.`);
  const ours = running.find(({ name }) => name === OURS);
  for (const workload of WORKLOADS) {
    const reached = (ours && ratio(ours, workload)) ?? 0;
    say(`${workload}: ${reached >= TARGET ? 'target met' : 'target missed'} (at least ${TARGET} of the proxy)`);
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));

try {
  await main();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
