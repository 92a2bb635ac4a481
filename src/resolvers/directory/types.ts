import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { ResourceTypeId } from '../../datasources/capabilities.js';
import { DateTime } from '../scalars.js';

const TOTAL = 'How many there are on all pages.';

@ObjectType({ description: 'A role that a user has.', simpleResolvers: true })
export class Role {
  @Field(() => ID, { description: 'The role’s id at the vendor.' })
  id!: string;

  @Field(() => String, { description: 'The role’s code, such as `admin`: ask for it by `hasRole`.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'The permission space that the code belongs to.' })
  namespace!: string | null;

  @Field(() => String, { nullable: true, description: 'What the role is for, in the administrator’s words.' })
  description!: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the role that this one inherits from.' })
  parentCode!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the role was made.' })
  createdAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the role last changed.' })
  updatedAt!: Date | null;
}

@ObjectType({ description: 'Roles, all of them on one page.', simpleResolvers: true })
export class RolePage {
  @Field(() => Int, { description: TOTAL })
  totalCount!: number;

  @Field(() => [Role], { description: 'The roles.' })
  items!: readonly Role[];
}

@ObjectType({ description: 'A department of an organisation.', simpleResolvers: true })
export class OrgNode {
  @Field(() => ID, { description: 'The department’s id at the vendor.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The organisation that it belongs to.' })
  orgId!: string | null;

  @Field(() => String, { description: 'The department’s name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The department’s code, unique in its organisation.' })
  code!: string | null;

  @Field(() => String, { nullable: true, description: 'What the department is, in the administrator’s words.' })
  description!: string | null;
}

@ObjectType({
  description: 'The way from an organisation down to a department that the user belongs to.',
  simpleResolvers: true,
})
export class OrgPath {
  @Field(() => ID, { description: 'The organisation’s id.' })
  orgId!: string;

  @Field(() => ID, { nullable: true, description: 'The organisation’s root department.' })
  rootNodeId!: string | null;

  @Field(() => [OrgNode], { description: 'From the root department to the user’s own, which is the last one.' })
  nodes!: readonly OrgNode[];
}

@ObjectType({ description: 'That a user belongs to a department.', simpleResolvers: true })
export class Department {
  @Field(() => OrgNode, { description: 'The department.' })
  node!: OrgNode;

  @Field(() => Boolean, { description: 'Whether it is the user’s main department.' })
  isMain!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When the user joined.' })
  joinedAt!: Date | null;
}

@ObjectType({ description: 'Departments, all of them on one page.', simpleResolvers: true })
export class DepartmentPage {
  @Field(() => Int, { description: TOTAL })
  totalCount!: number;

  @Field(() => [Department], { description: 'The departments.' })
  items!: readonly Department[];
}

@ObjectType({ description: 'An application that a user may enter.', simpleResolvers: true })
export class Application {
  @Field(() => ID, { description: 'The application’s id at the vendor.' })
  id!: string;

  @Field(() => String, { description: 'The application’s name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Address of its logo.' })
  logo!: string | null;

  @Field(() => String, { nullable: true, description: 'Its host name at the vendor.' })
  domain!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is, in the administrator’s words.' })
  description!: string | null;

  @Field(() => String, { nullable: true, description: 'The protocol it signs users in by, such as `oidc`.' })
  protocol!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was made.' })
  createdAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it last changed.' })
  updatedAt!: Date | null;
}

@ObjectType({ description: 'A page of applications.', simpleResolvers: true })
export class ApplicationPage {
  @Field(() => Int, { description: TOTAL })
  totalCount!: number;

  @Field(() => [Application], { description: 'The applications of this page; none beyond the last page.' })
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
  description: 'What kind of thing a permission is about.',
  valuesConfig: {
    DATA: { description: 'Data.' },
    API: { description: 'An interface for programs.' },
    MENU: { description: 'An entry of a menu.' },
    UI: { description: 'A part of a page.' },
    BUTTON: { description: 'A button.' },
  },
});

@ObjectType({ description: 'A resource that a user may use, and how.', simpleResolvers: true })
export class AuthorizedResource {
  @Field(() => String, { description: 'The resource’s code; it may end in `*`.' })
  code!: string;

  @Field(() => ResourceType, { nullable: true, description: 'The kind of resource, where the vendor says it.' })
  type!: ResourceTypeId | null;

  @Field(() => [String], {
    description: 'What the user may do with it, such as `book:read`; empty where none is named.',
  })
  actions!: readonly string[];
}

@ObjectType({ description: 'Resources, all of them on one page.', simpleResolvers: true })
export class ResourcePage {
  @Field(() => Int, { description: TOTAL })
  totalCount!: number;

  @Field(() => [AuthorizedResource], { description: 'The resources.' })
  items!: readonly AuthorizedResource[];
}
