import { newId } from '../account.js';
import { missing, refusal, taken } from './refusals.js';

export interface Member {
  readonly userId: string;
  readonly joinedAt: number;
  readonly isLeader: boolean;
}

/** A department. The root node represents the organisation. */
export interface OrgNode {
  readonly id: string;
  readonly orgId: string;
  parent: OrgNode | null;
  name: string;
  readonly nameI18n: string | null;
  description: string | null;
  readonly descriptionI18n: string | null;
  readonly order: number | null;
  code: string | null;
  readonly createdAt: number;
  updatedAt: number;
  readonly members: Map<string, Member>;
}

export interface Org {
  readonly id: string;
  readonly tenantId: string | null;
  readonly root: OrgNode;
  readonly createdAt: number;
}

export interface NewNode {
  /** Constant for seeded data. */
  readonly id?: string;
  readonly name: string;
  readonly nameI18n?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly descriptionI18n?: string | null | undefined;
  readonly order?: number | null | undefined;
  readonly code?: string | null | undefined;
}

/** Organisations and their nodes as JSON. `root` and `parent` are ids. */
export interface SavedOrgs {
  readonly orgs: readonly (Omit<Org, 'root'> & { readonly root: string })[];
  readonly nodes: readonly (Omit<OrgNode, 'parent' | 'members'> & {
    readonly parent: string | null;
    readonly members: readonly Member[];
  })[];
}

export class Orgs {
  readonly #orgs = new Map<string, Org>();
  readonly #nodes = new Map<string, OrgNode>();

  create(root: NewNode & { readonly tenantId?: string | null }, now: number, id = newId()): Org {
    const org: Org = { id, tenantId: root.tenantId ?? null, root: this.#newNode(id, null, root, now), createdAt: now };
    this.#orgs.set(id, org);
    return org;
  }

  addNode(orgId: string, parentId: string | null | undefined, node: NewNode, now: number): OrgNode {
    const { root } = this.require(orgId);
    if (node.code && this.findByCode(orgId, node.code)) throw taken('node', node.code);
    return this.#newNode(orgId, parentId ? this.requireNode(parentId, orgId) : root, node, now);
  }

  list(): Org[] {
    return [...this.#orgs.values()];
  }

  require(id: string): Org {
    const org = this.#orgs.get(id);
    if (!org) throw missing('org', id);
    return org;
  }

  find(nodeId: string): OrgNode | undefined {
    return this.#nodes.get(nodeId);
  }

  requireNode(nodeId: string, orgId?: string): OrgNode {
    const node = this.#nodes.get(nodeId);
    if (!node || (orgId !== undefined && node.orgId !== orgId)) throw missing('node', nodeId);
    return node;
  }

  findByCode(orgId: string, code: string): OrgNode | undefined {
    return this.nodes(orgId).find((node) => node.code === code);
  }

  /** The nodes of one organisation or of all. Parents precede their children. */
  nodes(orgId?: string): OrgNode[] {
    return [...this.#nodes.values()].filter((node) => orgId === undefined || node.orgId === orgId);
  }

  children(node: OrgNode): OrgNode[] {
    return this.nodes(node.orgId).filter(({ parent }) => parent === node);
  }

  /** The node and all its descendants. */
  subtree(node: OrgNode): OrgNode[] {
    return this.nodes(node.orgId).filter((each) => pathTo(each).includes(node));
  }

  ofUser(userId: string, orgId?: string | null): OrgNode[] {
    return this.nodes(orgId ?? undefined).filter(({ members }) => members.has(userId));
  }

  move(node: OrgNode, target: OrgNode, now: number): void {
    if (node.parent === null || pathTo(target).includes(node)) {
      throw refusal('不能移动到自身或子节点下', 'A node cannot be moved below itself');
    }
    node.parent = target;
    node.updatedAt = now;
  }

  removeNode(node: OrgNode): void {
    if (node.parent === null) throw refusal('不能删除根节点', 'The root node cannot be deleted');
    for (const { id } of this.subtree(node)) this.#nodes.delete(id);
  }

  remove(id: string): void {
    const { root } = this.require(id);
    for (const node of this.subtree(root)) this.#nodes.delete(node.id);
    this.#orgs.delete(id);
  }

  save(): SavedOrgs {
    return {
      orgs: this.list().map(({ root, ...org }) => ({ ...org, root: root.id })),
      nodes: this.nodes().map(({ parent, members, ...node }) => ({
        ...node,
        parent: parent === null ? null : parent.id,
        members: [...members.values()],
      })),
    };
  }

  /** Replaces all organisations. */
  restore({ orgs, nodes }: SavedOrgs): void {
    this.#orgs.clear();
    this.#nodes.clear();
    for (const { parent: _parent, members, ...node } of nodes) {
      const byUser = new Map(members.map((member) => [member.userId, member]));
      this.#nodes.set(node.id, { ...node, parent: null, members: byUser });
    }
    // A node that was moved can precede its parent, so parents are set when all nodes exist.
    for (const { id, parent } of nodes) this.requireNode(id).parent = parent === null ? null : this.requireNode(parent);
    for (const { root, ...org } of orgs) this.#orgs.set(org.id, { ...org, root: this.requireNode(root) });
  }

  #newNode(orgId: string, parent: OrgNode | null, node: NewNode, now: number): OrgNode {
    const { id = newId(), name, nameI18n, description, descriptionI18n, order, code } = node;
    const texts = { description: description ?? null, descriptionI18n: descriptionI18n ?? null };
    const names = { name, nameI18n: nameI18n ?? null, code: code || null, order: order ?? null };
    const times = { createdAt: now, updatedAt: now };
    const created: OrgNode = { id, orgId, parent, ...names, ...texts, ...times, members: new Map() };
    this.#nodes.set(id, created);
    return created;
  }
}

/** The path from the root to the node, including both. */
export function pathTo(node: OrgNode): OrgNode[] {
  return node.parent === null ? [node] : [...pathTo(node.parent), node];
}
