import type { Authority, Caller, NativeCall, NativeGraphql, NativeReply } from '../capabilities.js';
import type { LegacyConnection } from './connection.js';
import type { OwnerConnection } from './management.js';

/** Requests in the vendor's own schema, to either endpoint. */
export class LegacyNative implements NativeGraphql {
  constructor(
    private readonly users: LegacyConnection,
    private readonly oauth: LegacyConnection,
    private readonly owner: OwnerConnection,
  ) {}

  send({ body, endpoint }: NativeCall, authority: Authority | null, caller: Caller): Promise<NativeReply> {
    const connection = endpoint === 'oauth' ? this.oauth : this.users;
    if (authority === 'management') return this.owner.native(connection, body, { caller });
    return connection.native(body, authority === null ? { caller } : { caller, bearer: authority.token });
  }
}
