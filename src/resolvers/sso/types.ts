import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { TicketFormatId } from '../../datasources/capabilities.js';
import type { User as UserOutcome } from '../../services/outcomes.js';
import { User } from '../account/types.js';
import { DateTime, JsonObject } from '../scalars.js';

export const TicketFormat: Readonly<Record<TicketFormatId, TicketFormatId>> = { JSON: 'JSON', XML: 'XML' };
registerEnumType(TicketFormat, {
  name: 'TicketFormat',
  description: 'The form in which the vendor is asked to describe a ticket. The answer here is the same.',
  valuesConfig: {
    JSON: { description: 'JSON, as CAS 3 has it.' },
    XML: { description: 'XML, as CAS 2 has it.' },
  },
});

@ObjectType({ description: 'What a single sign-on ticket is worth.', simpleResolvers: true })
export class TicketValidation {
  @Field(() => Boolean, { description: 'Whether the ticket was good. It is spent now in any case.' })
  valid!: boolean;

  @Field(() => String, { nullable: true, description: 'Who the ticket was issued to; null when it was not good.' })
  user!: string | null;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'What the vendor says of that user, by OpenID Connect claim names; null when the ticket was not good.',
  })
  attributes!: Readonly<Record<string, unknown>> | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why the ticket was not good, in a word of the CAS protocol: `INVALID_TICKET`, `INVALID_SERVICE` or `INVALID_REQUEST`; null when it was.',
  })
  failureCode!: string | null;
}

@ObjectType({
  description: 'The vendor’s own browser session, which its single sign-on rests on.',
  simpleResolvers: true,
})
export class SsoSession {
  @Field(() => ID, { nullable: true, description: 'Names the session at the vendor. It is not a credential.' })
  id!: string | null;

  @Field(() => ID, { nullable: true, description: 'The user who is signed in there.' })
  userId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The application that it began with.' })
  appId!: string | null;

  @Field(() => String, { nullable: true, description: 'The protocol that it began with, such as `oidc`.' })
  type!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ends; null when it ends with the browser.' })
  expiresAt!: Date | null;

  @Field(() => User, { nullable: true, description: 'The user, as the vendor tells it with the session.' })
  user!: UserOutcome | null;
}
