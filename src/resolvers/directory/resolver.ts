import { Arg, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import type {
  ApplicationRecord,
  DepartmentRecord,
  OrgPathRecord,
  Page,
  ResourceRecord,
  ResourceTypeId,
  RoleRecord,
} from '../../datasources/capabilities.js';
import type { User as UserOutcome } from '../../services/outcomes.js';
import { User } from '../account/types.js';
import type { Context } from '../context.js';
import { ApplicationPage, DepartmentPage, OrgPath, ResourcePage, ResourceType, RolePage } from './types.js';

const READABLE = 'Null where the caller may not read it: only the user and administrators may.';
const NAMESPACE = 'The permission space; the vendor’s default one otherwise.';

/** Where a user belongs and what they may do. Lists of users ask the vendor once for all of them. */
@Resolver(() => User)
export class DirectoryResolver {
  @FieldResolver(() => RolePage, { nullable: true, description: `The roles of the user. ${READABLE}` })
  roles(
    @Root() user: UserOutcome,
    @Arg('namespace', () => String, { nullable: true, description: NAMESPACE }) namespace: string | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<Page<RoleRecord> | null> {
    return loaders.roles(namespace ?? undefined).load(user);
  }

  @FieldResolver(() => Boolean, { nullable: true, description: `Whether the user has a role. ${READABLE}` })
  async hasRole(
    @Root() user: UserOutcome,
    @Arg('code', () => String, { description: 'The role’s code.' }) code: string,
    @Arg('namespace', () => String, { nullable: true, description: NAMESPACE }) namespace: string | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<boolean | null> {
    const roles = await loaders.roles(namespace ?? undefined).load(user);
    return roles === null ? null : roles.items.some((role) => role.code === code);
  }

  @FieldResolver(() => [OrgPath], {
    nullable: true,
    description:
      'Where the caller belongs in the organisations, one path a membership; null for any user but the caller.',
  })
  orgs(@Root() user: UserOutcome, @Ctx() { loaders }: Context): Promise<readonly OrgPathRecord[] | null> {
    return loaders.orgs(user);
  }

  @FieldResolver(() => DepartmentPage, {
    nullable: true,
    description: `The departments that the user belongs to. ${READABLE}`,
  })
  departments(
    @Root() user: UserOutcome,
    @Arg('org', () => ID, { nullable: true, description: 'One organisation; all of them otherwise.' })
    org: string | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<Page<DepartmentRecord> | null> {
    return loaders.departments(org ?? undefined).load(user);
  }

  @FieldResolver(() => ApplicationPage, {
    nullable: true,
    description: 'Applications that the caller may enter; null for any user but the caller.',
  })
  applications(
    @Root() user: UserOutcome,
    @Arg('page', () => Int, { nullable: true, defaultValue: 1, description: 'Counts from 1.' })
    page: number | null,
    @Arg('pageSize', () => Int, { nullable: true, defaultValue: 10, description: 'From 1 to 100.' })
    pageSize: number | null,
    @Ctx() { loaders }: Context,
  ): Promise<Page<ApplicationRecord> | null> {
    return loaders.applications(user, page ?? 1, pageSize ?? 10);
  }

  @FieldResolver(() => ResourcePage, {
    nullable: true,
    description: `What the user may use in a permission space, by roles, groups or directly. ${READABLE}`,
  })
  authorizedResources(
    @Root() user: UserOutcome,
    @Arg('namespace', () => String, { description: 'The permission space, such as `default`.' }) namespace: string,
    @Arg('type', () => ResourceType, { nullable: true, description: 'One kind of resource; all kinds otherwise.' })
    type: ResourceTypeId | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<Page<ResourceRecord> | null> {
    return loaders.authorizedResources(namespace, type ?? undefined).load(user);
  }
}
