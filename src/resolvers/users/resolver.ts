import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { IdentityProviderId, Page, PageRequest } from '../../datasources/capabilities.js';
import { admin } from '../../policies/admin.js';
import type { AccountOutcome } from '../../services/account/account.js';
import type { Users } from '../../services/directory/users.js';
import type { User as UserOutcome } from '../../services/outcomes.js';
import { AccountResult } from '../account/results.js';
import { User } from '../account/types.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { toGraphQLOutcome } from '../outcome.js';
import { IdentityProvider } from '../session/identityProvider.js';
import { AdminUpdateUserInput, changesOf } from './inputs.js';
import { RemoveUsersResult, UserPage } from './types.js';

const PAGE = { nullable: true, defaultValue: 1, description: 'The number of the page, from 1 to 100,000.' } as const;
const PAGE_SIZE = {
  nullable: true,
  defaultValue: 10,
  description: 'The number of users on a page, from 1 to 100.',
} as const;
const PROVIDER = {
  nullable: true,
  description: 'The identity provider to use. Default: the default provider of this server.',
} as const;

/** For administrators, who send a token of ADMIN_TOKENS. */
@Resolver()
export class UsersResolver {
  @Query(() => User, {
    nullable: true,
    description: 'Administrators only. The user with this id; null if there is none.',
  })
  @Guard(admin())
  user(
    @Arg('id', () => ID, {
      description:
        'The id of the user. It determines the identity provider: an id of the first generation begins with `legacy:`, one of the second generation has no prefix.',
    })
    id: string,
    @Ctx() { services, auth }: Context,
  ): Promise<UserOutcome | null> {
    return services.users.find(id, auth);
  }

  @Query(() => UserPage, {
    description:
      'Administrators only. The users of an identity provider. For a whole page, each of custom data, roles, departments and resources causes one vendor call, or two if the page has more than 80 users.',
  })
  @Guard(admin())
  users(
    @Arg('page', () => Int, PAGE) page: number | null,
    @Arg('pageSize', () => Int, PAGE_SIZE) pageSize: number | null,
    @Arg('provider', () => IdentityProvider, PROVIDER) provider: IdentityProviderId | undefined,
    @Ctx() { services, auth }: Context,
  ): Promise<Page<UserOutcome>> {
    return services.users.list(pageOf(page, pageSize), provider ?? undefined, auth);
  }

  @Query(() => UserPage, {
    description: 'Administrators only. The users who have a role. The page is empty if the role does not exist.',
  })
  @Guard(admin())
  usersByRole(
    @Arg('role', () => ID, {
      description:
        'The code of the role. With an identity provider of the first generation, which has no codes, its id.',
    })
    role: string,
    @Arg('page', () => Int, PAGE) page: number | null,
    @Arg('pageSize', () => Int, PAGE_SIZE) pageSize: number | null,
    @Arg('provider', () => IdentityProvider, PROVIDER) provider: IdentityProviderId | undefined,
    @Ctx() { services, auth }: Context,
  ): Promise<Page<UserOutcome>> {
    return services.users.byRole(role, pageOf(page, pageSize), provider ?? undefined, auth);
  }

  @Mutation(() => AccountResult, {
    description:
      'Administrators only. Changes a user. Returns `AccountUpdated`; `NotFound` if the user does not exist; `AlreadyTaken` if another user has the new name, phone or e-mail address; or `InputRejected`. Blocking a user or setting a password ends the sessions of that user.',
  })
  @Guard(admin())
  async updateUser(
    @Arg('id', () => ID, {
      description:
        'The id of the user. It determines the identity provider: an id of the first generation begins with `legacy:`, one of the second generation has no prefix.',
    })
    id: string,
    @Arg('input', () => AdminUpdateUserInput, { description: 'The fields to change.' }) input: AdminUpdateUserInput,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.users.update(id, changesOf(input), context.auth));
  }

  @Mutation(() => RemoveUsersResult, {
    description:
      'Administrators only. **Deletes users permanently** and ends their sessions. Returns `UsersRemoved`; or `InputRejected` if there are no ids, more than 80 ids, ids of more than one provider, or ids of unknown users.',
  })
  @Guard(admin())
  async removeUsers(
    @Arg('ids', () => [ID], { description: 'The ids of 1 to 80 users, all of one identity provider.' }) ids: string[],
    @Ctx() context: Context,
  ): ReturnType<Users['remove']> {
    return toGraphQLOutcome(context, await context.services.users.remove(ids, context.auth));
  }
}

/** Null means the default, like an argument that was left out. */
function pageOf(page: number | null, pageSize: number | null): PageRequest {
  return { page: page ?? 1, pageSize: pageSize ?? 10 };
}
