import { type Call, requireManagement } from '../call.js';
import type { Namespace } from '../directory/namespaces.js';
import { pageOf } from '../pages.js';
import { VendorError } from '../vendorError.js';
import { type AddRoute, found } from './envelope.js';
import { fieldsOf, pageArgsOf, parameterOf, requireText, textOf } from './fields.js';

const PATH = '/api/v2/resource-namespace/:userPoolId';

/** Namespaces of roles and resources. Their list has `total` where other lists have `totalCount`. */
export function addNamespaceRoutes(add: AddRoute): void {
  add('GET', PATH, async (call, request) => {
    await requirePool(call, request);
    const { totalCount, list } = pageOf(call.state.directory.namespaces.list(), pageArgsOf(fieldsOf(request.query)));
    return found({ total: totalCount, list: list.map(view) });
  });

  add('POST', PATH, async (call, request) => {
    await requirePool(call, request);
    const body = fieldsOf(request.body);
    const description = textOf(body, 'description');
    const names = { code: requireText(body, 'code'), name: requireText(body, 'name') };
    return found(view(call.state.directory.namespaces.create({ ...names, description })));
  });

  add('GET', `${PATH}/code/:code`, async (call, request) => {
    await requirePool(call, request);
    return found(view(call.state.directory.namespaces.require(parameterOf(request, 'code'))));
  });

  add('PUT', `${PATH}/code/:code`, async (call, request) => {
    await requirePool(call, request);
    const body = fieldsOf(request.body);
    const [code, name, description] = [textOf(body, 'code'), textOf(body, 'name'), textOf(body, 'description')];
    const change = { ...(code && { code }), ...(name && { name }), ...(description !== null && { description }) };
    return found(view(call.state.directory.namespaces.update(parameterOf(request, 'code'), change)));
  });

  add('DELETE', `${PATH}/code/:code`, async (call, request) => {
    await requirePool(call, request);
    const { namespaces } = call.state.directory;
    namespaces.remove(namespaces.require(parameterOf(request, 'code')));
    return { code: 200, message: '删除成功' };
  });
}

async function requirePool(call: Call, request: { params: unknown }): Promise<void> {
  await requireManagement(call);
  if (parameterOf(request, 'userPoolId') !== call.state.pool.id) throw new VendorError(2224);
}

function view(namespace: Namespace) {
  return { ...namespace, status: 1, appId: null, appName: null };
}
