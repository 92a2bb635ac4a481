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

const PAGE = { nullable: true, defaultValue: 1, description: 'Counts from 1.' } as const;
const PAGE_SIZE = { nullable: true, defaultValue: 10, description: 'From 1 to 100.' } as const;
const PROVIDER = { nullable: true, description: 'The vendor to ask; the server’s default otherwise.' } as const;

/** For administrators: bearers of a token of ADMIN_TOKENS. */
@Resolver()
export class UsersResolver {
  @Query(() => User, {
    nullable: true,
    description: 'Administrators only. One user; null when there is none. Ids name their provider.',
  })
  @Guard(admin())
  user(
    @Arg('id', () => ID, { description: 'The user’s id: bare of the second generation, `legacy:…` of the first.' })
    id: string,
    @Ctx() { services, auth }: Context,
  ): Promise<UserOutcome | null> {
    return services.users.find(id, auth);
  }

  @Query(() => UserPage, {
    description:
      'Administrators only. The users of a provider. Custom data, roles, departments and resources of a whole page cost the vendor a call each, two from 81 users on.',
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
    description: 'Administrators only. The users who have a role; none when there is no such role.',
  })
  @Guard(admin())
  usersByRole(
    @Arg('role', () => ID, { description: 'The role’s code; in the first generation, which has no codes, its id.' })
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
      'Administrators only. Changes a user. Answers `AccountUpdated`, `NotFound`, `AlreadyTaken` or `InputRejected`. Blocking a user or setting their password ends their sessions.',
  })
  @Guard(admin())
  async updateUser(
    @Arg('id', () => ID, { description: 'The user’s id: bare of the second generation, `legacy:…` of the first.' })
    id: string,
    @Arg('input', () => AdminUpdateUserInput, { description: 'What to change.' }) input: AdminUpdateUserInput,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.users.update(id, changesOf(input), context.auth));
  }

  @Mutation(() => RemoveUsersResult, {
    description:
      'Administrators only. **Deletes users for good**, and ends their sessions. Answers `UsersRemoved`, or `InputRejected` for no ids, more than 80, or ids of more than one provider.',
  })
  @Guard(admin())
  async removeUsers(
    @Arg('ids', () => [ID], { description: '1 to 80 ids of users.' }) ids: string[],
    @Ctx() context: Context,
  ): ReturnType<Users['remove']> {
    return toGraphQLOutcome(context, await context.services.users.remove(ids, context.auth));
  }
}

/** Null stands for the default, as an argument that was left out does. */
function pageOf(page: number | null, pageSize: number | null): PageRequest {
  return { page: page ?? 1, pageSize: pageSize ?? 10 };
}
