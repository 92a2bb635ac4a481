import { newId } from '../account.js';
import { missing, taken } from './refusals.js';

export const DEFAULT_NAMESPACE = 'default';

export interface Role {
  readonly id: string;
  readonly namespace: string;
  code: string;
  description: string | null;
  readonly parent: Role | null;
  readonly createdAt: number;
  updatedAt: number;
  readonly userIds: Set<string>;
  readonly groupCodes: Set<string>;
  readonly nodeIds: Set<string>;
}

export interface NewRole {
  readonly code: string;
  readonly namespace?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly parent?: string | null | undefined;
}

/** A role as JSON. `parent` is an id. */
export type SavedRole = Omit<Role, 'parent' | 'userIds' | 'groupCodes' | 'nodeIds'> & {
  readonly [K in 'userIds' | 'groupCodes' | 'nodeIds']: readonly string[];
} & { readonly parent: string | null };

/** Roles by code within a namespace. Namespaces exist implicitly. */
export class Roles {
  readonly #byId = new Map<string, Role>();

  create({ code, namespace, description, parent }: NewRole, now: number): Role {
    if (this.find(code, namespace)) throw taken('role', code);
    const role: Role = {
      id: newId(),
      namespace: namespace || DEFAULT_NAMESPACE,
      code,
      description: description ?? null,
      parent: parent ? this.require(parent, namespace) : null,
      createdAt: now,
      updatedAt: now,
      userIds: new Set(),
      groupCodes: new Set(),
      nodeIds: new Set(),
    };
    this.#byId.set(role.id, role);
    return role;
  }

  find(code: string, namespace?: string | null): Role | undefined {
    return this.list(namespace || DEFAULT_NAMESPACE).find((role) => role.code === code);
  }

  require(code: string, namespace?: string | null): Role {
    const role = this.find(code, namespace);
    if (!role) throw missing('role', code);
    return role;
  }

  /** Without a namespace, the roles of all namespaces. */
  list(namespace?: string | null): Role[] {
    return [...this.#byId.values()].filter((role) => !namespace || role.namespace === namespace);
  }

  remove(role: Role): void {
    this.#byId.delete(role.id);
  }

  save(): SavedRole[] {
    return this.list().map(({ parent, userIds, groupCodes, nodeIds, ...role }) => {
      const holders = { userIds: [...userIds], groupCodes: [...groupCodes], nodeIds: [...nodeIds] };
      return { ...role, ...holders, parent: parent === null ? null : parent.id };
    });
  }

  /** Replaces all roles. Parents precede their children, as in `save`. */
  restore(saved: readonly SavedRole[]): void {
    this.#byId.clear();
    for (const { parent, userIds, groupCodes, nodeIds, ...role } of saved) {
      const holders = { userIds: new Set(userIds), groupCodes: new Set(groupCodes), nodeIds: new Set(nodeIds) };
      this.#byId.set(role.id, { ...role, ...holders, parent: this.#byId.get(parent ?? '') ?? null });
    }
  }
}
