import type { Authority, Caller, NativeCall, NativeGraphql, NativeReply } from '../capabilities.js';
import type { AuthingConnection } from './connection.js';
import type { ManagementConnection } from './management.js';

/** Requests in the vendor's own schema, to the v2 endpoint. */
export class AuthingNative implements NativeGraphql {
  constructor(
    private readonly connection: AuthingConnection,
    private readonly management: ManagementConnection,
  ) {}

  send({ body }: NativeCall, authority: Authority | null, caller: Caller): Promise<NativeReply> {
    if (authority === 'management') return this.management.native(body, { caller });
    return this.connection.native(body, authority === null ? { caller } : { caller, bearer: authority.token });
  }
}
