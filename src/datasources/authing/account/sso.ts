import type { Caller, Sso, SsoSessionRecord, TicketCheck, TicketVerdict } from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import { date, property, text } from '../../transport/fields.js';
import type { AuthingConnection } from '../connection.js';
import { userRecord } from '../records/user.js';
import { readTicketJson, readTicketXml } from './casTicket.js';

/** CAS 2.0 and the session probe. Neither uses the vendor's envelope. */
export class AuthingSso implements Sso {
  constructor(
    private readonly connection: AuthingConnection,
    private readonly appId: string,
  ) {}

  /** The call consumes the ticket, so it is never repeated. */
  async validateTicket({ ticket, service, format }: TicketCheck, caller: Caller): Promise<TicketVerdict> {
    const query = new URLSearchParams({ service, ticket, format });
    const path = `/cas-idp/${encodeURIComponent(this.appId)}/serviceValidate?${query}`;
    const reply = await this.connection.raw({ call: 'cas-idp/serviceValidate', method: 'GET', path }, { caller });
    return format === 'XML' ? await readTicketXml(reply.text()) : readTicketJson(reply.json());
  }

  async session(cookie: string, caller: Caller): Promise<SsoSessionRecord | null> {
    const call = { method: 'GET', path: '/cas/session' } as const;
    const reply = await this.connection.raw(call, { caller, cookie, retry: 'safe' });
    const body = reply.json();
    const session = property(body, 'session');
    if (!reply.ok || session === undefined) throw new ProviderError('BAD_REPLY', 'authing');
    if (session === null) return null;
    // The types of the vendor's SDK have the owner inside `cookie`, its API description has it beside `cookie`.
    const inner = property(session, 'cookie');
    const userInfo = property(body, 'userInfo');
    const either = (key: string) => text(session, key) ?? text(inner, key);
    return {
      id: text(session, '_id'),
      userId: either('userId'),
      appId: either('appId'),
      type: either('type'),
      expiresAt: date(inner, 'expires'),
      user: typeof userInfo === 'object' && userInfo !== null ? userRecord(userInfo) : null,
    };
  }
}
