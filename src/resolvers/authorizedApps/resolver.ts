import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { AuthorizedAppRecord, Page } from '../../datasources/capabilities.js';
import { session } from '../../policies/session.js';
import type { AccountOutcome } from '../../services/account/account.js';
import type { User as UserOutcome } from '../../services/outcomes.js';
import { AccountResult } from '../account/results.js';
import { User } from '../account/types.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { toGraphQLOutcome } from '../outcome.js';
import { AuthorizedAppPage } from './types.js';

@Resolver(() => User)
export class AuthorizedAppsResolver {
  @FieldResolver(() => AuthorizedAppPage, {
    nullable: true,
    description:
      'The applications of both protocols that the user has authorized to access the account. Null for any user except the caller. Available only with an identity provider of the first generation; others return the error NOT_SUPPORTED_BY_PROVIDER.',
  })
  authorizedApps(
    @Root() user: UserOutcome,
    @Arg('page', () => Int, {
      nullable: true,
      defaultValue: 1,
      description: 'The number of the page, from 1 to 100,000.',
    })
    page: number | null,
    @Arg('pageSize', () => Int, {
      nullable: true,
      defaultValue: 10,
      description: 'The number of items on a page, from 1 to 100.',
    })
    pageSize: number | null,
    @Ctx() { loaders }: Context,
  ): Promise<Page<AuthorizedAppRecord> | null> {
    return loaders.authorizedApps(user, page ?? 1, pageSize ?? 10);
  }

  @Mutation(() => AccountResult, {
    description:
      'Revokes the access of an application to the caller’s account. Returns `AccountUpdated`; or `NotFound` if the application was not authorized. Available only with an identity provider of the first generation; others return the error NOT_SUPPORTED_BY_PROVIDER.',
  })
  @Guard(session())
  async revokeAuthorizedApp(
    @Arg('id', () => ID, { description: 'The `id` of the application in `authorizedApps`.' }) id: string,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.authorizedApps.revoke(id, context.auth));
  }
}
