import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { ResourceTypeId } from '../../datasources/capabilities.js';
import { DateTime } from '../scalars.js';

const TOTAL = 'The number of items on all pages.';

@ObjectType({ description: 'A role that a user has.', simpleResolvers: true })
export class Role {
  @Field(() => ID, { description: 'The vendor’s id of the role.' })
  id!: string;

  @Field(() => String, { description: 'The code of the role, such as `admin`. `hasRole` takes it.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'The code of the permission space that the role belongs to.' })
  namespace!: string | null;

  @Field(() => String, { nullable: true, description: 'The administrator’s description of the role.' })
  description!: string | null;

  @Field(() => String, { nullable: true, description: 'The code of the role that this role inherits from.' })
  parentCode!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the role was created.' })
  createdAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the role last changed.' })
  updatedAt!: Date | null;
}

@ObjectType({ description: 'All roles of a user, on one page.', simpleResolvers: true })
export class RolePage {
  @Field(() => Int, { description: TOTAL })
  totalCount!: number;

  @Field(() => [Role], { description: 'The roles.' })
  items!: readonly Role[];
}

@ObjectType({ description: 'A department of an organisation.', simpleResolvers: true })
export class OrgNode {
  @Field(() => ID, { description: 'The vendor’s id of the department.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The id of the organisation that the department belongs to.' })
  orgId!: string | null;

  @Field(() => String, { description: 'The name of the department.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The code of the department, unique in its organisation.' })
  code!: string | null;

  @Field(() => String, { nullable: true, description: 'The administrator’s description of the department.' })
  description!: string | null;
}

@ObjectType({
  description: 'The path from an organisation down to a department that the user belongs to.',
  simpleResolvers: true,
})
export class OrgPath {
  @Field(() => ID, { description: 'The id of the organisation.' })
  orgId!: string;

  @Field(() => ID, { nullable: true, description: 'The id of the organisation’s root department.' })
  rootNodeId!: string | null;

  @Field(() => [OrgNode], {
    description: 'The departments of the path, from the root department to the user’s own department.',
  })
  nodes!: readonly OrgNode[];
}

@ObjectType({ description: 'The membership of a user in a department.', simpleResolvers: true })
export class Department {
  @Field(() => OrgNode, { description: 'The department.' })
  node!: OrgNode;

  @Field(() => Boolean, { description: 'Whether the department is the user’s main department.' })
  isMain!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When the user joined the department.' })
  joinedAt!: Date | null;
}

@ObjectType({ description: 'All departments of a user, on one page.', simpleResolvers: true })
export class DepartmentPage {
  @Field(() => Int, { description: TOTAL })
  totalCount!: number;

  @Field(() => [Department], { description: 'The departments.' })
  items!: readonly Department[];
}

@ObjectType({ description: 'An application that a user may access.', simpleResolvers: true })
export class Application {
  @Field(() => ID, { description: 'The vendor’s id of the application.' })
  id!: string;

  @Field(() => String, { description: 'The name of the application.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The URL of the application’s logo.' })
  logo!: string | null;

  @Field(() => String, { nullable: true, description: 'The host name of the application at the vendor.' })
  domain!: string | null;

  @Field(() => String, { nullable: true, description: 'The administrator’s description of the application.' })
  description!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The protocol with which the application signs users in, such as `oidc`.',
  })
  protocol!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the application was created.' })
  createdAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the application last changed.' })
  updatedAt!: Date | null;
}

@ObjectType({ description: 'A page of applications.', simpleResolvers: true })
export class ApplicationPage {
  @Field(() => Int, { description: TOTAL })
  totalCount!: number;

  @Field(() => [Application], { description: 'The applications on this page. Empty beyond the last page.' })
  items!: readonly Application[];
}

export const ResourceType: Readonly<Record<ResourceTypeId, ResourceTypeId>> = {
  DATA: 'DATA',
  API: 'API',
  MENU: 'MENU',
  UI: 'UI',
  BUTTON: 'BUTTON',
};
registerEnumType(ResourceType, {
  name: 'ResourceType',
  description: 'The type of a resource.',
  valuesConfig: {
    DATA: { description: 'Data.' },
    API: { description: 'An API.' },
    MENU: { description: 'A menu item.' },
    UI: { description: 'A part of a user interface.' },
    BUTTON: { description: 'A button.' },
  },
});

@ObjectType({ description: 'A resource that a user may use, and the permitted actions.', simpleResolvers: true })
export class AuthorizedResource {
  @Field(() => String, { description: 'The code of the resource. It may end in `*`.' })
  code!: string;

  @Field(() => ResourceType, {
    nullable: true,
    description: 'The type of the resource; null if the vendor does not report it.',
  })
  type!: ResourceTypeId | null;

  @Field(() => [String], {
    description:
      'The actions that the user may perform on the resource, such as `book:read`. Empty if the vendor names none.',
  })
  actions!: readonly string[];
}

@ObjectType({ description: 'All resources that a user may use, on one page.', simpleResolvers: true })
export class ResourcePage {
  @Field(() => Int, { description: TOTAL })
  totalCount!: number;

  @Field(() => [AuthorizedResource], { description: 'The resources.' })
  items!: readonly AuthorizedResource[];
}
