import { type Call, requireManagement } from '../call.js';
import type { NewNode, Org, OrgNode } from '../directory/orgs.js';
import { refusal, taken } from '../directory/refusals.js';
import { nodeView, orgView } from '../directoryViews.js';
import { type PageArgs, pageOf } from '../pages.js';
import { commonMessage, type RootFields } from './rootField.js';
import { userViewer } from './viewUser.js';

interface NodeName {
  readonly orgId: string;
  readonly nodeId: string;
}

type AddNodeArgs = NewNode & { readonly orgId: string; readonly parentNodeId?: string | null };

export const orgFields = {
  async org({ id }: { id: string }, call: Call) {
    await requireManagement(call);
    return viewOrg(call, call.state.directory.orgs.require(id));
  },

  async orgs(page: PageArgs, call: Call) {
    await requireManagement(call);
    const { totalCount, list } = pageOf(call.state.directory.orgs.list(), page);
    return { totalCount, list: list.map((org) => viewOrg(call, org)) };
  },

  async createOrg(args: NewNode & { tenantId?: string | null }, call: Call) {
    await requireManagement(call);
    return viewOrg(call, call.state.directory.orgs.create(args, call.state.stamp()));
  },

  async deleteOrg({ id }: { id: string }, call: Call) {
    await requireManagement(call);
    call.state.directory.orgs.remove(id);
    return commonMessage('删除成功');
  },

  /** Returns the complete organisation. `addNodeV2` returns the node. */
  async addNode(args: AddNodeArgs, call: Call) {
    await requireManagement(call);
    addNode(call, args);
    return viewOrg(call, call.state.directory.orgs.require(args.orgId));
  },

  async addNodeV2(args: AddNodeArgs, call: Call) {
    await requireManagement(call);
    return viewNode(call, addNode(call, args));
  },

  async updateNode(
    args: { id: string; name?: string | null; code?: string | null; description?: string | null },
    call: Call,
  ) {
    await requireManagement(call);
    const { orgs } = call.state.directory;
    const node = orgs.requireNode(args.id);
    const owner = args.code ? orgs.findByCode(node.orgId, args.code) : undefined;
    if (owner && owner !== node) throw taken('node', owner.code ?? '');
    node.name = args.name ?? node.name;
    if (args.code !== undefined) node.code = args.code || null;
    if (args.description !== undefined) node.description = args.description;
    node.updatedAt = call.state.stamp();
    return viewNode(call, node);
  },

  /** Also deletes all descendants. */
  async deleteNode({ orgId, nodeId }: NodeName, call: Call) {
    await requireManagement(call);
    const { orgs } = call.state.directory;
    orgs.removeNode(orgs.requireNode(nodeId, orgId));
    return commonMessage('删除成功');
  },

  async moveNode({ orgId, nodeId, targetParentId }: NodeName & { targetParentId: string }, call: Call) {
    await requireManagement(call);
    const { orgs } = call.state.directory;
    orgs.move(orgs.requireNode(nodeId, orgId), orgs.requireNode(targetParentId, orgId), call.state.stamp());
    return viewOrg(call, orgs.require(orgId));
  },

  async nodeById({ id }: { id: string }, call: Call) {
    await requireManagement(call);
    const node = call.state.directory.orgs.find(id);
    return node ? viewNode(call, node) : null;
  },

  async nodeByCode({ orgId, code }: { orgId: string; code: string }, call: Call) {
    await requireManagement(call);
    const node = call.state.directory.orgs.findByCode(orgId, code);
    return node ? viewNode(call, node) : null;
  },

  async childrenNodes({ nodeId }: { nodeId: string }, call: Call) {
    await requireManagement(call);
    const { orgs } = call.state.directory;
    return orgs.children(orgs.requireNode(nodeId)).map((node) => viewNode(call, node));
  },

  async rootNode({ orgId }: { orgId: string }, call: Call) {
    await requireManagement(call);
    return viewNode(call, call.state.directory.orgs.require(orgId).root);
  },

  async isRootNode({ orgId, nodeId }: NodeName, call: Call) {
    await requireManagement(call);
    return call.state.directory.orgs.requireNode(nodeId, orgId).parent === null;
  },

  /** Searches for a part of the name or the code. */
  async searchNodes({ keyword }: { keyword: string }, call: Call) {
    await requireManagement(call);
    const isHit = ({ name, code }: OrgNode) => name.includes(keyword) || code?.includes(keyword) === true;
    return call.state.directory.orgs
      .nodes()
      .filter(isHit)
      .map((node) => viewNode(call, node));
  },
} satisfies RootFields;

function addNode({ state }: Call, { orgId, parentNodeId, ...node }: AddNodeArgs): OrgNode {
  if (!node.name) throw refusal('节点名称不能为空', 'A node needs a name');
  return state.directory.orgs.addNode(orgId, parentNodeId, node, state.stamp());
}

function viewOrg(call: Call, org: Org) {
  return orgView(call.state, org, userViewer(call));
}

function viewNode(call: Call, node: OrgNode) {
  return nodeView(call.state, node, userViewer(call));
}
