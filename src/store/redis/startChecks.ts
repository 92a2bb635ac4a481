/** What is checked once, when the store is opened. */
import type { Logger } from 'pino';
import type { Commands } from './client.js';
import { runScript, script } from './script.js';

const PROBE = script(`
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return redis.call('INCR', KEYS[1])`);
const PROBE_MS = 5_000;

/**
 * Writes, reads and deletes a key, and publishes a message, so that a missing permission, a replica or a full memory is
 * reported at the start and not by the first login.
 */
export async function probe(client: Commands, prefix: string): Promise<void> {
  const key = `${prefix}:probe`;
  await client.set(key, '1', { expiration: { type: 'PX', value: PROBE_MS } });
  await runScript(client, PROBE, key, ['1', String(PROBE_MS)]);
  await client.get(key);
  await client.getDel(key);
  await client.unlink(key);
  await client.publish(key, '');
}

/** Sessions are lost when Redis evicts keys. Without the permission for INFO the policy stays unknown. */
export async function warnAboutEviction(client: Commands, logger: Logger): Promise<void> {
  const info = await client.info('memory').catch(() => '');
  const limit = Number(/^maxmemory:(\d+)/m.exec(info)?.[1] ?? 0);
  const policy = /^maxmemory_policy:([\w-]+)/m.exec(info)?.[1] ?? 'noeviction';
  if (policy === 'noeviction') return;
  const reason =
    limit > 0 ? 'Redis deletes sessions when its memory is full' : 'Redis would delete sessions if it had a maxmemory';
  logger.warn({ policy }, `${reason}: set its maxmemory-policy to noeviction`);
}
