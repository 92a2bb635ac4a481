import { type Call, requireManagement } from '../call.js';
import type { Resource, ResourceAction, ResourceFields } from '../directory/resources.js';
import { DEFAULT_NAMESPACE } from '../directory/roles.js';
import { pageOf } from '../pages.js';
import { restTime } from '../times.js';
import { type AddRoute, found } from './envelope.js';
import { type Fields, fieldsOf, pageArgsOf, parameterOf, requireText, textOf } from './fields.js';

/** Resources of a namespace. */
export function addResourceRoutes(add: AddRoute): void {
  add('GET', '/api/v2/resources', async (call, request) => {
    await requireManagement(call);
    const query = fieldsOf(request.query);
    const type = textOf(query, 'type');
    const all = call.state.directory.resources
      .list(textOf(query, 'namespace'))
      .filter((each) => !type || each.type === type);
    const { totalCount, list } = pageOf(all, pageArgsOf(query));
    return found({ totalCount, list: list.map((resource) => view(call, resource)) });
  });

  /** By id, or by namespace and code. Null for an unknown resource. */
  add('GET', '/api/v2/resources/detail', async (call, request) => {
    await requireManagement(call);
    const query = fieldsOf(request.query);
    const { resources } = call.state.directory;
    const id = textOf(query, 'id');
    const resource = id ? resources.get(id) : resources.find(requireText(query, 'code'), namespaceOf(query));
    return found(resource ? view(call, resource) : null);
  });

  add('POST', '/api/v2/resources', async (call, request) => {
    await requireManagement(call);
    const body = fieldsOf(request.body);
    const none: ResourceFields = { type: null, actions: [], description: null, apiIdentifier: null };
    const fields = { ...none, ...changeOf(body), code: requireText(body, 'code'), namespace: namespaceOf(body) };
    return found(view(call, call.state.directory.resources.define(fields, call.state.stamp())));
  });

  add('POST', '/api/v2/resources/:code', async (call, request) => {
    await requireManagement(call);
    const body = fieldsOf(request.body);
    const { resources } = call.state.directory;
    const resource = resources.require(parameterOf(request, 'code'), namespaceOf(body));
    return found(view(call, resources.update(resource, changeOf(body), call.state.stamp())));
  });

  add('DELETE', '/api/v2/resources/:code', async (call, request) => {
    await requireManagement(call);
    const { resources } = call.state.directory;
    resources.remove(resources.require(parameterOf(request, 'code'), namespaceOf(fieldsOf(request.query))));
    return { code: 200, message: '删除成功' };
  });
}

function changeOf(body: Fields): Partial<ResourceFields> {
  const text = (name: 'type' | 'description' | 'apiIdentifier') =>
    body[name] === undefined ? {} : { [name]: textOf(body, name) };
  const actions = Array.isArray(body.actions) && { actions: body.actions.map(actionOf) };
  return { ...text('type'), ...text('description'), ...text('apiIdentifier'), ...actions };
}

/** An action is an object with a name. Older clients send only the name. */
function actionOf(action: unknown): ResourceAction {
  if (typeof action === 'string') return { name: action, description: null };
  return { name: requireText(fieldsOf(action), 'name'), description: textOf(fieldsOf(action), 'description') };
}

function namespaceOf(input: Fields): string {
  return textOf(input, 'namespace') || DEFAULT_NAMESPACE;
}

function view({ state }: Call, { createdAt, updatedAt, ...resource }: Resource) {
  const namespace = state.directory.namespaces.list().find(({ code }) => code === resource.namespace);
  const times = { createdAt: restTime(createdAt), updatedAt: restTime(updatedAt) };
  return { ...resource, ...times, userPoolId: state.pool.id, namespaceId: namespace?.id ?? null };
}
