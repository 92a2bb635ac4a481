/** What a page of users costs the vendor and us, beside the same users asked for one operation each, in one run. */
import { ask, type Fronted, quantile } from './menshenWithAdmin.js';

const REPEATS = 40;
const WARM_UP = 20;
const TARGET_US_PER_USER = 50;
const FIELDS = 'customData roles { items { code } }';
const PAGE = `query($n: Int!) { users(pageSize: $n) { items { ${FIELDS} } } }`;
const DATA_ONLY = 'query($n: Int!) { users(pageSize: $n) { items { customData } } }';
const ONE = `query($id: ID!) { user(id: $id) { ${FIELDS} } }`;

interface Cost {
  readonly calls: number;
  readonly ms: number;
  readonly cpuUs: number;
}

export async function usersPage({ vendor, menshen }: Fronted): Promise<string> {
  const measure = async (work: () => Promise<void>): Promise<Cost> => {
    for (let count = 0; count < WARM_UP; count++) await work();
    await callsSeen(vendor.url);
    const times: number[] = [];
    const before = menshen.cpuMicroseconds() ?? 0;
    for (let count = 0; count < REPEATS; count++) {
      const startedAt = performance.now();
      await work();
      times.push(performance.now() - startedAt);
    }
    const cpuUs = ((menshen.cpuMicroseconds() ?? 0) - before) / REPEATS;
    return { calls: (await callsSeen(vendor.url)) / REPEATS, ms: quantile(times, 0.5), cpuUs };
  };
  const page = (query: string, n: number) => async () => {
    const { text } = await menshen.ask(ask(query, { n }));
    if (!text.startsWith('{"data":{"users":{"items":[{"customData":{"school"')) throw new Error(text.slice(0, 200));
  };
  const oneByOne = (n: number) => async () => {
    for (let number = 0; number < n; number++) {
      await menshen.ask(ask(ONE, { id: `60ab26fe5be730bfc175${String(number).padStart(4, '0')}` }));
    }
  };

  const lines = [
    '| users | vendor calls | ms | CPU µs a user | one by one: vendor calls | ms | ratio of CPU |',
    '| ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ];
  for (const n of [1, 10, 100]) {
    const [together, apart] = [await measure(page(PAGE, n)), await measure(oneByOne(n))];
    const cells = [n, together.calls, together.ms.toFixed(1), Math.round(together.cpuUs / n), apart.calls];
    lines.push(`| ${[...cells, apart.ms.toFixed(1), (together.cpuUs / apart.cpuUs).toFixed(2)].join(' | ')} |`);
  }
  const data = await measure(page(DATA_ONLY, 100));
  const perUser = data.cpuUs / 100;
  const verdict = data.calls <= 2 && perUser <= TARGET_US_PER_USER ? 'target met' : 'target missed';
  lines.push(
    '',
    `100 users with custom data: ${data.calls} vendor calls, ${Math.round(perUser)} µs CPU a user (${verdict})`,
  );
  return lines.join('\n');
}

async function callsSeen(url: string): Promise<number> {
  const counts = (await (await fetch(`${url}/calls`)).json()) as Record<string, number>;
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
