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

const READABLE = 'Null if the caller may not read it: only the user and administrators may.';
const NAMESPACE = 'The code of the permission space. Default: the vendor’s default permission space.';

/** Roles, departments, resources and applications of a user. For a list of users the vendor calls are batched. */
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

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: `Whether the user has the role with this code. ${READABLE}`,
  })
  async hasRole(
    @Root() user: UserOutcome,
    @Arg('code', () => String, { description: 'The code of the role, such as `admin`.' }) code: string,
    @Arg('namespace', () => String, { nullable: true, description: NAMESPACE }) namespace: string | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<boolean | null> {
    const roles = await loaders.roles(namespace ?? undefined).load(user);
    return roles === null ? null : roles.items.some((role) => role.code === code);
  }

  @FieldResolver(() => [OrgPath], {
    nullable: true,
    description:
      'The places of the user in the organisations, one path per membership. Null for any user except the caller.',
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
    @Arg('org', () => ID, { nullable: true, description: 'The id of an organisation. Default: all organisations.' })
    org: string | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<Page<DepartmentRecord> | null> {
    return loaders.departments(org ?? undefined).load(user);
  }

  @FieldResolver(() => ApplicationPage, {
    nullable: true,
    description: 'The applications that the user may access. Null for any user except the caller.',
  })
  applications(
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
  ): Promise<Page<ApplicationRecord> | null> {
    return loaders.applications(user, page ?? 1, pageSize ?? 10);
  }

  @FieldResolver(() => ResourcePage, {
    nullable: true,
    description: `The resources of a permission space that the user may use, by a role, by a group or directly. ${READABLE}`,
  })
  authorizedResources(
    @Root() user: UserOutcome,
    @Arg('namespace', () => String, { description: 'The code of the permission space, such as `default`.' })
    namespace: string,
    @Arg('type', () => ResourceType, { nullable: true, description: 'The type of the resources. Default: all types.' })
    type: ResourceTypeId | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<Page<ResourceRecord> | null> {
    return loaders.authorizedResources(namespace, type ?? undefined).load(user);
  }
}
