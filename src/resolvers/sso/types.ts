import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { TicketFormatId } from '../../datasources/capabilities.js';
import type { User as UserOutcome } from '../../services/outcomes.js';
import { User } from '../account/types.js';
import { DateTime, JsonObject } from '../scalars.js';

export const TicketFormat: Readonly<Record<TicketFormatId, TicketFormatId>> = { JSON: 'JSON', XML: 'XML' };
registerEnumType(TicketFormat, {
  name: 'TicketFormat',
  description:
    'The format in which the vendor describes a ticket. The result of `validateTicket` is the same for both.',
  valuesConfig: {
    JSON: { description: 'JSON, as in CAS 3.0.' },
    XML: { description: 'XML, as in CAS 2.0.' },
  },
});

@ObjectType({ description: 'The result of validating a single sign-on ticket.', simpleResolvers: true })
export class TicketValidation {
  @Field(() => Boolean, { description: 'Whether the ticket was valid. In either case it cannot be used again.' })
  valid!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The user whom the ticket was issued to; null if the ticket was not valid.',
  })
  user!: string | null;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'The vendor’s data about that user, by OpenID Connect claim names; null if the ticket was not valid.',
  })
  attributes!: Readonly<Record<string, unknown>> | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The CAS error code if the ticket was not valid: `INVALID_TICKET`, `INVALID_SERVICE` or `INVALID_REQUEST`; null if it was valid.',
  })
  failureCode!: string | null;
}

@ObjectType({
  description: 'The vendor’s browser session, on which its single sign-on is based.',
  simpleResolvers: true,
})
export class SsoSession {
  @Field(() => ID, { nullable: true, description: 'The vendor’s id of the session. It is not a credential.' })
  id!: string | null;

  @Field(() => ID, { nullable: true, description: 'The id of the user who is signed in at the vendor.' })
  userId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The id of the application whose login started the session.' })
  appId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The protocol of the login that started the session, such as `oidc`.',
  })
  type!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the session ends; null if it ends when the browser closes.',
  })
  expiresAt!: Date | null;

  @Field(() => User, { nullable: true, description: 'The user, as the vendor reports it with the session.' })
  user!: UserOutcome | null;
}
