import { type Call, requireManagement } from '../call.js';
import type { Org, OrgNode } from '../directory/orgs.js';
import { pageOf } from '../pages.js';
import { restTime } from '../times.js';
import { VendorError } from '../vendorError.js';
import { type AddRoute, found } from './envelope.js';
import { type Fields, fieldsOf, listOf, pageArgsOf, requireText, textOf } from './fields.js';

/** Organisations as trees of nodes: import, export and lists. */
export function addOrgTransferRoutes(add: AddRoute): void {
  /** Atomic. Only the file type `json` is emulated. */
  add('POST', '/api/v2/orgs/import', async (call, request) => {
    await requireManagement(call);
    const { filetype, file } = fieldsOf(request.body);
    if (filetype !== 'json') throw new VendorError(400);
    return found(orgView(call, importOrg(call, fieldsOf(file))));
  });

  /** The tree of one organisation, or the trees of all. */
  add('GET', '/api/v2/orgs/export', async (call, request) => {
    await requireManagement(call);
    const { orgs } = call.state.directory;
    const id = textOf(fieldsOf(request.query), 'org_id');
    return found(id === null ? orgs.list().map(({ root }) => tree(call, root)) : tree(call, orgs.require(id).root));
  });

  add('GET', '/api/v2/orgs/count', async (call) => {
    await requireManagement(call);
    return found({ count: call.state.directory.orgs.list().length });
  });

  add('GET', '/api/v2/orgs', async (call, request) => {
    await requireManagement(call);
    const page = pageOf(call.state.directory.orgs.list(), pageArgsOf(fieldsOf(request.query)));
    return found(page.list.map((org) => orgView(call, org)));
  });

  /** Null for a tenant without an organisation. */
  add('GET', '/api/v2/orgs/by-tenant', async (call, request) => {
    await requireManagement(call);
    const tenantId = requireText(fieldsOf(request.query), 'tenant_id');
    const org = call.state.directory.orgs.list().find((each) => each.tenantId === tenantId);
    return found(org ? orgView(call, org) : null);
  });
}

function importOrg({ state }: Call, root: Fields): Org {
  const { orgs } = state.directory;
  const org = orgs.create(nodeOf(root), state.stamp());
  const addChildren = (parent: OrgNode, node: Fields): void => {
    for (const child of listOf(node, 'children')) {
      addChildren(orgs.addNode(org.id, parent.id, nodeOf(child), state.stamp()), child);
    }
  };
  try {
    addChildren(org.root, root);
  } catch (error) {
    orgs.remove(org.id);
    throw error;
  }
  return org;
}

function nodeOf(node: Fields) {
  const text = (name: string) => textOf(node, name);
  return {
    name: requireText(node, 'name'),
    code: text('code'),
    description: text('description'),
    nameI18n: text('nameI18n'),
    descriptionI18n: text('descriptionI18n'),
    order: typeof node.order === 'number' ? node.order : null,
  };
}

function orgView({ state }: Call, { id, tenantId, root, createdAt }: Org) {
  const times = { createdAt: restTime(createdAt), updatedAt: restTime(createdAt) };
  return { id, ...times, userPoolId: state.pool.id, rootNodeId: root.id, tenantId, logo: null };
}

function tree(call: Call, node: OrgNode): object {
  const { id, orgId, name, nameI18n, description, descriptionI18n, order, code, createdAt, updatedAt } = node;
  const { orgs } = call.state.directory;
  return {
    ...{ id, orgId, name, nameI18n, description, descriptionI18n, order, code },
    ...{ createdAt: restTime(createdAt), updatedAt: restTime(updatedAt), userPoolId: call.state.pool.id },
    children: orgs.children(node).map((child) => tree(call, child)),
  };
}
