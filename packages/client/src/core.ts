import type { Client } from './client.js';
import type { Connection } from './connection/connection.js';

/** What the parts of a client use of it. */
export interface ClientCore {
  readonly connection: Connection;
  readonly request: Client['request'];
  readonly language: () => string;
  /** Of a bearer session, refreshed if that is due. */
  readonly token: () => Promise<string | undefined>;
}
