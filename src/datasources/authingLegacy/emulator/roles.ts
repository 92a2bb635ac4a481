import { newId } from './ids.js';

export interface Role {
  readonly id: string;
  name: string;
  descriptions: string | null;
  permissions: string | null;
  readonly createdAt: number;
}

/** The assignment of a user to a role, with its own id. */
export interface Membership {
  readonly id: string;
  readonly roleId: string;
  readonly userId: string;
  readonly createdAt: number;
}

/** Roles, which this generation also calls groups. */
export class Roles {
  readonly #byId = new Map<string, Role>();
  #memberships: readonly Membership[] = [];

  add(role: Role): Role {
    this.#byId.set(role.id, role);
    return role;
  }

  get(id: string): Role | undefined {
    return this.#byId.get(id);
  }

  list(): Role[] {
    return [...this.#byId.values()];
  }

  assign(roleId: string, userId: string, createdAt: number): void {
    if (this.membership(roleId, userId)) return;
    this.#memberships = [...this.#memberships, { id: newId(), roleId, userId, createdAt }];
  }

  membership(roleId: string, userId: string): Membership | undefined {
    return this.ofRole(roleId).find((membership) => membership.userId === userId);
  }

  ofRole(roleId: string): readonly Membership[] {
    return this.#memberships.filter((membership) => membership.roleId === roleId);
  }

  ofUser(userId: string): readonly Role[] {
    const ids = this.#memberships.filter((membership) => membership.userId === userId).map(({ roleId }) => roleId);
    return this.list().filter(({ id }) => ids.includes(id));
  }

  memberships(): readonly Membership[] {
    return this.#memberships;
  }

  /** Replaces all roles and memberships. */
  restore(roles: readonly Role[], memberships: readonly Membership[]): void {
    this.#byId.clear();
    for (const role of roles) this.add({ ...role });
    this.#memberships = memberships;
  }

  withdraw(roleId: string, userId: string): void {
    const left = ({ roleId: role, userId: user }: Membership) => role !== roleId || user !== userId;
    this.#memberships = this.#memberships.filter(left);
  }

  forgetUser(userId: string): void {
    this.#memberships = this.#memberships.filter((membership) => membership.userId !== userId);
  }
}
