import type { Commands } from './client.js';

/**
 * The clock of the server, which all instances share, in milliseconds since 1970. INFO has the same time as TIME, and needs
 * no permission of its own.
 * @returns undefined without the permission for INFO
 */
export async function serverTime(client: Commands): Promise<number | undefined> {
  const info = await client.info('server').catch(() => '');
  const [, microseconds] = /^server_time_usec:(\d+)/m.exec(info) ?? [];
  return microseconds === undefined ? undefined : Number(microseconds) / 1000;
}
