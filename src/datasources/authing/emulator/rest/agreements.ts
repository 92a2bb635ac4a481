import type { Agreement } from '../agreements.js';
import { type Call, requireManagement } from '../call.js';
import { VendorError } from '../vendorError.js';
import { requireApplication } from './applications.js';
import { type AddRoute, found } from './envelope.js';
import { type Fields, fieldsOf, parameterOf, requireText, textOf } from './fields.js';

const PATH = '/api/v2/applications/:id/agreements';

/** Agreements that an application shows at the registration. */
export function addAgreementRoutes(add: AddRoute): void {
  add('GET', PATH, async (call, request) => {
    await requireManagement(call);
    const agreements = call.state.agreements.list(requireApplication(call, request).id);
    const list = agreements.map((agreement, order) => view(call, agreement, order));
    return found({ list, totalCount: list.length });
  });

  add('POST', PATH, async (call, request) => {
    await requireManagement(call);
    const { id: appId } = requireApplication(call, request);
    const body = fieldsOf(request.body);
    const options = { required: body.required !== false, lang: textOf(body, 'lang') ?? 'zh-CN' };
    return found(view(call, call.state.agreements.create({ appId, title: requireText(body, 'title'), ...options })));
  });

  add('POST', `${PATH}/sort`, async (call, request) => {
    await requireManagement(call);
    const { ids } = fieldsOf(request.body);
    if (!Array.isArray(ids)) throw new VendorError(400);
    call.state.agreements.sort(requireApplication(call, request).id, ids.map(Number));
    return { code: 200, message: '排序成功' };
  });

  add('PUT', `${PATH}/:agreementId`, async (call, request) => {
    await requireManagement(call);
    const { id: appId } = requireApplication(call, request);
    const change = changeOf(fieldsOf(request.body));
    return found(view(call, call.state.agreements.update(appId, agreementIdOf(request), change)));
  });

  add('DELETE', `${PATH}/:agreementId`, async (call, request) => {
    await requireManagement(call);
    call.state.agreements.remove(requireApplication(call, request).id, agreementIdOf(request));
    return { code: 200, message: '删除成功' };
  });
}

function agreementIdOf(request: { params: unknown }): number {
  return Number(parameterOf(request, 'agreementId'));
}

function changeOf(body: Fields): Partial<Agreement> {
  const [title, lang] = [textOf(body, 'title'), textOf(body, 'lang')];
  const { required } = body;
  return { ...(title && { title }), ...(lang && { lang }), ...(typeof required === 'boolean' && { required }) };
}

function view(
  { state }: Call,
  agreement: Agreement,
  order = orderOf(state.agreements.list(agreement.appId), agreement),
) {
  return { ...agreement, order, userPoolId: state.pool.id };
}

function orderOf(all: readonly Agreement[], { id }: Agreement): number {
  return all.findIndex((agreement) => agreement.id === id);
}
