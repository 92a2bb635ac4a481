import type { Logger } from 'pino';
import type { Config } from '../../config.js';
import { AppError } from '../../errors.js';
import { openStore } from '../../store.js';
import { checkStoreClock } from './clock.js';
import { type Finding, findingsOf } from './finding.js';

const { ok, warning, problem } = findingsOf('store');

/** Connects, sends one PING, and compares the clocks. */
export async function checkStore(
  { store: access, production }: Config,
  { logger, now }: { readonly logger: Logger; readonly now: () => number },
): Promise<readonly Finding[]> {
  if (access === undefined) {
    const text = 'STORE_URL is not set: sessions are in memory, end with the process, and belong to one instance';
    return [production ? warning(`${text}. Example: STORE_URL=redis://127.0.0.1:6379`) : ok(text)];
  }
  const startedAt = performance.now();
  try {
    const store = await openStore({ ...access, logger });
    await store.ping();
    const ms = Math.round(performance.now() - startedAt);
    const clock = await checkStoreClock(store, now);
    await store.close();
    return [ok(`answers, connected in ${ms} ms`), clock];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [problem(error.message)];
  }
}
