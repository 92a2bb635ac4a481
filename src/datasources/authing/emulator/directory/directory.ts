import { Groups, type SavedGroup } from './groups.js';
import { type Namespace, Namespaces } from './namespaces.js';
import { Orgs, pathTo, type SavedOrgs } from './orgs.js';
import { Permissions, type SavedPermissions } from './permissions.js';
import { type Resource, Resources } from './resources.js';
import { type Role, Roles, type SavedRole } from './roles.js';
import type { Target } from './rules.js';

export interface SavedDirectory {
  readonly roles: readonly SavedRole[];
  readonly groups: readonly SavedGroup[];
  readonly orgs: SavedOrgs;
  readonly resources: readonly Resource[];
  readonly namespaces: readonly Namespace[];
  readonly permissions: SavedPermissions;
}

/** Roles, groups, departments and permissions of users. */
export class Directory {
  readonly roles = new Roles();
  readonly groups = new Groups();
  readonly orgs = new Orgs();
  readonly resources = new Resources();
  readonly namespaces = new Namespaces();
  readonly permissions = new Permissions(this.resources);

  /** Roles that the user has directly, through a group, or through a department or a parent department. */
  rolesOf(userId: string, namespace?: string | null): Role[] {
    const groups = this.groups.list(userId).map(({ code }) => code);
    const nodes = this.#nodesAbove(userId);
    return this.roles
      .list(namespace)
      .filter(
        (role) =>
          role.userIds.has(userId) ||
          groups.some((code) => role.groupCodes.has(code)) ||
          nodes.some((id) => role.nodeIds.has(id)),
      );
  }

  /** All targets of a rule that include this user. */
  targetsOf(userId: string): Target[] {
    return [
      { targetType: 'USER', targetIdentifier: userId },
      ...this.rolesOf(userId).map(({ code, namespace }) => roleTarget(code, namespace)),
      ...this.groups.list(userId).map(({ code }): Target => ({ targetType: 'GROUP', targetIdentifier: code })),
      ...this.#nodesAbove(userId).map((id): Target => ({ targetType: 'ORG', targetIdentifier: id })),
    ];
  }

  forgetUser(userId: string): void {
    for (const { userIds } of [...this.roles.list(), ...this.groups.list()]) userIds.delete(userId);
    for (const { members } of this.orgs.nodes()) members.delete(userId);
  }

  save(): SavedDirectory {
    const { roles, groups, orgs, resources, namespaces, permissions } = this;
    return {
      roles: roles.save(),
      groups: groups.save(),
      orgs: orgs.save(),
      resources: resources.list(),
      namespaces: namespaces.list(),
      permissions: permissions.save(),
    };
  }

  restore({ roles, groups, orgs, resources, namespaces, permissions }: SavedDirectory): void {
    this.roles.restore(roles);
    this.groups.restore(groups);
    this.orgs.restore(orgs);
    this.resources.restore(resources);
    this.namespaces.restore(namespaces);
    this.permissions.restore(permissions);
  }

  #nodesAbove(userId: string): string[] {
    return [...new Set(this.orgs.ofUser(userId).flatMap(pathTo))].map(({ id }) => id);
  }
}

export function roleTarget(code: string, namespace: string): Target {
  return { targetType: 'ROLE', targetIdentifier: code, namespace };
}
