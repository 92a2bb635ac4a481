/** The vendor's single sign-on: its browser session, and the tickets that it issues to services. */
import type {
  IdentityProviderId,
  SsoSessionRecord,
  TicketCheck,
  TicketVerdict,
} from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';
import { checkFields } from '../access/inputRules.js';
import { ruleMessage, type User } from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';

export interface SsoSession extends Omit<SsoSessionRecord, 'user'> {
  readonly user: User | null;
}

export class SingleSignOn {
  constructor(
    private readonly providers: Providers,
    private readonly current: CurrentSession,
  ) {}

  /** The SSO session of the vendor's cookies from this login; null if signed out, without cookies, or expired. */
  async session(auth: AuthContext): Promise<SsoSession | null> {
    if ((await auth.session()) === undefined) return null;
    return this.current.act(auth, async ({ cookie }, { provider }) => {
      const found = cookie === undefined ? null : await this.providers.sso(provider).session(cookie, auth.caller);
      if (found === null) return null;
      return { ...found, user: found.user && { ...found.user, provider } };
    });
  }

  /** @throws AppError BAD_USER_INPUT if the ticket or the service URL is malformed */
  async validateTicket(
    check: TicketCheck,
    provider: IdentityProviderId | undefined,
    auth: AuthContext,
  ): Promise<TicketVerdict> {
    const [problem] = checkFields('', { opaque: check.ticket, service: check.service });
    if (problem !== undefined) {
      const name = problem.path.endsWith('service') ? 'service' : 'ticket';
      throw new AppError('BAD_USER_INPUT', `${name}: ${ruleMessage(problem, auth.caller.language)}`);
    }
    const { id } = this.providers.choose(provider);
    return this.providers.sso(id).validateTicket(check, auth.caller);
  }
}
