import type { UserRecord } from '../../datasources/capabilities.js';

/** True when the vendor has blocked the user, or says that the user is suspended, has resigned or is archived. */
export function isShutOut({ blocked, status }: Pick<UserRecord, 'blocked' | 'status'>): boolean {
  return blocked || (status !== null && status !== 'Activated');
}
