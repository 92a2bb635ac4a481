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
      'Applications that the caller has let see the account, of both protocols; null for any user but the caller. First generation only.',
  })
  authorizedApps(
    @Root() user: UserOutcome,
    @Arg('page', () => Int, { nullable: true, defaultValue: 1, description: 'Counts from 1.' })
    page: number | null,
    @Arg('pageSize', () => Int, { nullable: true, defaultValue: 10, description: 'From 1 to 100.' })
    pageSize: number | null,
    @Ctx() { loaders }: Context,
  ): Promise<Page<AuthorizedAppRecord> | null> {
    return loaders.authorizedApps(user, page ?? 1, pageSize ?? 10);
  }

  @Mutation(() => AccountResult, {
    description:
      'Takes back what the caller has let an application see. Answers `AccountUpdated`, or `NotFound` for one that was not let in. First generation only.',
  })
  @Guard(session())
  async revokeAuthorizedApp(
    @Arg('id', () => ID, { description: 'The application’s id, from `authorizedApps`.' }) id: string,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.authorizedApps.revoke(id, context.auth));
  }
}
