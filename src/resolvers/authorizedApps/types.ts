import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { AuthorizedAppRecord } from '../../datasources/capabilities.js';
import { DateTime } from '../scalars.js';

export const AppProtocol: Readonly<Record<AuthorizedAppRecord['protocol'], AuthorizedAppRecord['protocol']>> = {
  OAUTH: 'OAUTH',
  OIDC: 'OIDC',
};
registerEnumType(AppProtocol, {
  name: 'AppProtocol',
  description: 'The protocol that an application signs users in by.',
  valuesConfig: {
    OAUTH: { description: 'OAuth 2.0.' },
    OIDC: { description: 'OpenID Connect.' },
  },
});

@ObjectType({ description: 'An application that the user has let see the account.', simpleResolvers: true })
export class AuthorizedApp {
  @Field(() => ID, { description: 'The application’s id: give it to `revokeAuthorizedApp`.' })
  id!: string;

  @Field(() => String, { description: 'The application’s name.' })
  name!: string;

  @Field(() => AppProtocol, { description: 'The protocol that it signs users in by.' })
  protocol!: AuthorizedAppRecord['protocol'];

  @Field(() => String, { nullable: true, description: 'Its host name at the vendor.' })
  domain!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is, in the administrator’s words.' })
  description!: string | null;

  @Field(() => String, { nullable: true, description: 'Address of its picture.' })
  image!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the user let it in.' })
  authorizedAt!: Date | null;
}

@ObjectType({ description: 'A page of applications that the user has let in.', simpleResolvers: true })
export class AuthorizedAppPage {
  @Field(() => Int, { description: 'How many there are on all pages.' })
  totalCount!: number;

  @Field(() => [AuthorizedApp], { description: 'The applications of this page; none beyond the last page.' })
  items!: readonly AuthorizedApp[];
}
