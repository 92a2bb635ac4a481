import type { UserRecord } from '../../datasources/capabilities.js';

/** Whether the vendor has blocked the user, or reports the status suspended, resigned or archived. */
export function isShutOut({ blocked, status }: Pick<UserRecord, 'blocked' | 'status'>): boolean {
  return blocked || (status !== null && status !== 'Activated');
}
