import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { AuthorizedAppRecord } from '../../datasources/capabilities.js';
import { DateTime } from '../scalars.js';

export const AppProtocol: Readonly<Record<AuthorizedAppRecord['protocol'], AuthorizedAppRecord['protocol']>> = {
  OAUTH: 'OAUTH',
  OIDC: 'OIDC',
};
registerEnumType(AppProtocol, {
  name: 'AppProtocol',
  description: 'The protocol with which an application signs users in.',
  valuesConfig: {
    OAUTH: { description: 'OAuth 2.0.' },
    OIDC: { description: 'OpenID Connect.' },
  },
});

@ObjectType({
  description: 'An application that the user has authorized to access the account.',
  simpleResolvers: true,
})
export class AuthorizedApp {
  @Field(() => ID, { description: 'The id of the application, for `revokeAuthorizedApp`.' })
  id!: string;

  @Field(() => String, { description: 'The name of the application.' })
  name!: string;

  @Field(() => AppProtocol, { description: 'The protocol with which the application signs users in.' })
  protocol!: AuthorizedAppRecord['protocol'];

  @Field(() => String, { nullable: true, description: 'The host name of the application at the vendor.' })
  domain!: string | null;

  @Field(() => String, { nullable: true, description: 'The administrator’s description of the application.' })
  description!: string | null;

  @Field(() => String, { nullable: true, description: 'The URL of the application’s picture.' })
  image!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the user authorized the application.' })
  authorizedAt!: Date | null;
}

@ObjectType({ description: 'A page of applications that the user has authorized.', simpleResolvers: true })
export class AuthorizedAppPage {
  @Field(() => Int, { description: 'The number of applications on all pages.' })
  totalCount!: number;

  @Field(() => [AuthorizedApp], { description: 'The applications on this page. Empty beyond the last page.' })
  items!: readonly AuthorizedApp[];
}
