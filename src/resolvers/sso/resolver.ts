import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { IdentityProviderId, TicketFormatId } from '../../datasources/capabilities.js';
import { open } from '../../policies/open.js';
import { rateLimit } from '../../policies/rateLimit.js';
import type { SsoSession as SsoSessionOutcome } from '../../services/account/sso.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { Secret, type SecretValue } from '../scalars.js';
import { IdentityProvider } from '../session/identityProvider.js';
import { SsoSession, TicketFormat, TicketValidation } from './types.js';

@Resolver()
export class SsoResolver {
  @Query(() => SsoSession, {
    nullable: true,
    description:
      'The vendor’s browser session that the caller’s login started. Null if the caller is signed out, if the vendor started no such session, or if it has ended. The vendor’s cookies stay on the server.',
  })
  @Guard(open('returns null to signed-out callers'))
  ssoSession(@Ctx() { loaders }: Context): Promise<SsoSessionOutcome | null> {
    return loaders.ssoSession();
  }

  @Query(() => TicketValidation, {
    nullable: true,
    description:
      'Validates a CAS ticket at the vendor. A ticket is valid once, and only for the service that it was issued for. The query signs no user in. Null only together with an entry in `errors`. Limit: 30 lookups per minute from one IP address, unless the server is configured otherwise; beyond it the error is RATE_LIMITED.',
  })
  @Guard(rateLimit('lookup'))
  async validateTicket(
    @Arg('ticket', () => Secret, { description: 'The CAS ticket, such as `ST-…`, at most 2048 characters.' })
    ticket: SecretValue,
    @Arg('service', () => String, {
      description:
        'The URL of the service that the ticket was issued for: exactly the same string, at most 2048 characters.',
    })
    service: string,
    @Arg('format', () => TicketFormat, {
      nullable: true,
      defaultValue: TicketFormat.JSON,
      description: 'The format in which the vendor describes the ticket. The result of this query is the same.',
    })
    format: TicketFormatId | null,
    @Arg('provider', () => IdentityProvider, {
      nullable: true,
      description: 'The identity provider to use. Default: the default provider of this server.',
    })
    provider: IdentityProviderId | undefined,
    @Ctx() { services, auth }: Context,
  ): Promise<TicketValidation> {
    const check = { ticket: ticket.reveal(), service, format: format ?? 'JSON' } as const;
    const verdict = await services.sso.validateTicket(check, provider ?? undefined, auth);
    return verdict.valid ? { ...verdict, failureCode: null } : { ...verdict, user: null, attributes: null };
  }
}
