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
      'The vendor’s browser session that began with the caller’s login; null when signed out, when the vendor began none, or when it is over. The vendor’s cookies stay on the server.',
  })
  @Guard(open('answers null when signed out'))
  ssoSession(@Ctx() { loaders }: Context): Promise<SsoSessionOutcome | null> {
    return loaders.ssoSession();
  }

  @Query(() => TicketValidation, {
    nullable: true,
    description:
      'Asks the vendor what a CAS ticket is worth. A ticket is good once, and only for the service that it was issued for; nobody is signed in by it. Null only when the vendor fails.',
  })
  @Guard(rateLimit('lookup'))
  async validateTicket(
    @Arg('ticket', () => Secret, { description: 'The ticket, such as `ST-…`, at most 2048 characters.' })
    ticket: SecretValue,
    @Arg('service', () => String, { description: 'The address that the ticket was issued for, letter for letter.' })
    service: string,
    @Arg('format', () => TicketFormat, {
      nullable: true,
      defaultValue: TicketFormat.JSON,
      description: 'The form in which the vendor is asked.',
    })
    format: TicketFormatId | null,
    @Arg('provider', () => IdentityProvider, {
      nullable: true,
      description: 'The vendor to ask; the server’s default otherwise.',
    })
    provider: IdentityProviderId | undefined,
    @Ctx() { services, auth }: Context,
  ): Promise<TicketValidation> {
    const asked = { ticket: ticket.reveal(), service, format: format ?? 'JSON' } as const;
    const verdict = await services.sso.validateTicket(asked, provider ?? undefined, auth);
    return verdict.valid ? { ...verdict, failureCode: null } : { ...verdict, user: null, attributes: null };
  }
}
