/**
 * Compares this machine's clock with the vendors, whose signatures and tokens allow little difference, and with the store,
 * whose sessions instances with other clocks share.
 */
import type { Config } from '../../config.js';
import type { Setting } from '../../setting.js';
import type { Store } from '../../store.js';
import { type Finding, findingsOf } from './finding.js';

const TIMEOUT_MS = 5000;
/** The header has whole seconds, and the answer takes its time. */
const MAX_SECONDS = 5;
/** Two instances then differ by at most 4 s, and verifiers of service tokens tolerate 5 s. */
const MAX_STORE_MS = 2000;

const { ok, problem, skipped } = findingsOf('clock');

export async function checkClock({ providers }: Config, now: () => number): Promise<Finding> {
  const urls = providers.flatMap(({ definition, settings }) =>
    settings === undefined ? [] : upstreams(definition.settings, settings),
  );
  if (urls.length === 0) return skipped('no provider is live, so there is no other clock to compare with');
  const answers = await Promise.all([...new Set(urls)].map((url) => offsetOf(url, now)));
  const offsets = answers.filter((offset) => offset !== undefined);
  const [offset] = offsets.sort((a, b) => Math.abs(a) - Math.abs(b));
  if (offset === undefined) return skipped('no vendor sent its time');
  const text = `${Math.abs(offset)} s ${offset < 0 ? 'behind' : 'ahead of'} the vendor`;
  if (Math.abs(offset) <= MAX_SECONDS) return ok(offset === 0 ? 'agrees with the vendor' : text);
  return problem(`This clock is ${text}, so signatures and tokens are refused. Synchronise it (NTP).`);
}

/** Each instance that is close to the clock of the store is close to the others. */
export async function checkStoreClock(store: Pick<Store, 'time'>, now: () => number): Promise<Finding> {
  const sentAt = performance.now();
  const theirs = await store.time();
  if (theirs === undefined) return skipped('the store does not tell its time: its user needs +info');
  // The store has read its clock in the middle of the exchange.
  const offsetMs = now() - (performance.now() - sentAt) / 2 - theirs;
  const seconds = (Math.abs(offsetMs) / 1000).toFixed(1);
  if (Math.abs(offsetMs) <= MAX_STORE_MS) return ok(`agrees with the store, to ${seconds} s`);
  const text = `${seconds} s ${offsetMs < 0 ? 'behind' : 'ahead of'} the store`;
  return problem(
    `This clock is ${text}, so instances that share it do not agree when sessions and tokens end. Synchronise both (NTP).`,
  );
}

function upstreams(table: Readonly<Record<string, Setting>>, values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(table).flatMap(([name, { upstream }]) => {
    const value = values[name];
    return upstream && typeof value === 'string' ? [new URL(value).origin] : [];
  });
}

/** Whole seconds by which this clock is ahead; undefined without a usable answer. */
async function offsetOf(url: string, now: () => number): Promise<number | undefined> {
  try {
    const { headers } = await fetch(url, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const theirs = Date.parse(headers.get('date') ?? '');
    return Number.isNaN(theirs) ? undefined : Math.trunc((now() - theirs) / 1000);
  } catch {
    return undefined;
  }
}
