import type { Logger } from 'pino';
import type { Config } from '../../config.js';
import { AppError } from '../../errors.js';
import { openStore } from '../../store.js';
import { type Finding, findingsOf } from './finding.js';

const { ok, warning, problem } = findingsOf('store');

/** Connects and sends one PING. */
export async function checkStore({ store: access, production }: Config, logger: Logger): Promise<Finding> {
  if (access === undefined) {
    const text = 'STORE_URL is not set: sessions are in memory, end with the process, and belong to one instance';
    return production ? warning(`${text}. Example: STORE_URL=redis://127.0.0.1:6379`) : ok(text);
  }
  const startedAt = performance.now();
  try {
    const store = await openStore({ ...access, logger });
    await store.ping();
    const ms = Math.round(performance.now() - startedAt);
    await store.close();
    return ok(`answers, connected in ${ms} ms`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return problem(error.message);
  }
}
