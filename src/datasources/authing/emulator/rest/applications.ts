import { newSecret } from '../applications.js';
import { type Call, requireManagement } from '../call.js';
import { pageOf } from '../pages.js';
import { APP_TYPES, type Application, DEFAULT_STRATEGIES } from '../pool.js';
import { restTime } from '../times.js';
import { restUser, storedToken } from '../userViews.js';
import { VendorError } from '../vendorError.js';
import { type AddRoute, found } from './envelope.js';
import { type Fields, fieldsOf, isTexts, pageArgsOf, parameterOf, requireText, textOf } from './fields.js';

/** The applications of the pool, for administrators. */
export function addApplicationRoutes(add: AddRoute): void {
  add('GET', '/api/v2/applications', async (call, request) => {
    await requireManagement(call);
    const { totalCount, list } = pageOf(call.state.applications.list(), pageArgsOf(fieldsOf(request.query)));
    return found({ totalCount, list: list.map((application) => view(call, application)) });
  });

  add('POST', '/api/v2/applications', async (call, request) => {
    await requireManagement(call);
    const body = fieldsOf(request.body);
    const { redirectUris } = body;
    const names = { name: requireText(body, 'name'), identifier: requireText(body, 'identifier') };
    const more = { redirectUris: isTexts(redirectUris) ? redirectUris : [], logo: textOf(body, 'logo') ?? '' };
    return found(view(call, call.state.applications.create({ ...names, ...more }, call.state.stamp())));
  });

  add('GET', '/api/v2/applications/:id', async (call, request) => {
    await requireManagement(call);
    return found(view(call, requireApplication(call, request)));
  });

  /** Changes the settings that the SDKs change: the type, and the default of the access policies. */
  add('POST', '/api/v2/applications/:id', async (call, request) => {
    await requireManagement(call);
    const application = requireApplication(call, request);
    Object.assign(application, changeOf(fieldsOf(request.body)), { updatedAt: call.state.stamp() });
    return found(view(call, application));
  });

  add('DELETE', '/api/v2/applications/:id', async (call, request) => {
    await requireManagement(call);
    call.state.applications.remove(requireApplication(call, request));
    return { code: 200, message: '删除成功' };
  });

  add('PATCH', '/api/v2/application/:id/refresh-secret', async (call, request) => {
    await requireManagement(call);
    const application = requireApplication(call, request);
    Object.assign(application, { secret: newSecret(), updatedAt: call.state.stamp() });
    return found(view(call, application));
  });

  /** Users with a token that has not expired. They are logged in to the seeded application. */
  add('GET', '/api/v2/applications/:id/active-users', async (call, request) => {
    await requireManagement(call);
    const { state } = call;
    const isSeeded = requireApplication(call, request) === state.application;
    const isActive = ({ token }: { token: { exp: number } | null }) =>
      isSeeded && token !== null && token.exp * 1000 > state.now();
    const { totalCount, list } = pageOf(state.accounts.list().filter(isActive), pageArgsOf(fieldsOf(request.query)));
    return found({ totalCount, list: list.map((account) => restUser(state, account, storedToken(account))) });
  });

  /** The emulator has no tenants. */
  add('GET', '/api/v2/application/:id/tenants', async (call, request) => {
    await requireManagement(call);
    const { id, name, logo, domain, description, createdAt, updatedAt } = view(call, requireApplication(call, request));
    const times = { createdAt, updatedAt, protocol: 'oidc', isIntegrate: false };
    return found({ id, name, logo, domain, description, ...times, tenants: [] });
  });
}

/** Throws 2011 for an unknown application. */
export function requireApplication({ state }: Call, request: { params: unknown }): Application {
  return state.applications.require(parameterOf(request, 'id'));
}

function changeOf(body: Fields): Partial<Pick<Application, 'appType' | 'permissionStrategy'>> {
  const appType = APP_TYPES.find((type) => type === body.appType);
  const { defaultStrategy: asked } = fieldsOf(body.permissionStrategy);
  const defaultStrategy = DEFAULT_STRATEGIES.find((strategy) => strategy === asked);
  if (!appType && !defaultStrategy) throw new VendorError(400);
  return { ...(appType && { appType }), ...(defaultStrategy && { permissionStrategy: { defaultStrategy } }) };
}

function view({ state }: Call, application: Application) {
  const { id, name, identifier, description, logo, secret, redirectUris, appType, permissionStrategy } = application;
  const isOidc = { protocol: 'oidc', oidcProviderEnabled: true, oauthProviderEnabled: false };
  return {
    ...{ id, name, identifier, description, logo, secret, redirectUris, appType, permissionStrategy, ...isOidc },
    userPoolId: state.pool.id,
    domain: new URL(state.platform.origin).host,
    logoutRedirectUris: [],
    samlProviderEnabled: false,
    casProviderEnabled: application === state.application,
    registerDisabled: state.pool.registerDisabled,
    isDeleted: false,
    createdAt: restTime(application.createdAt),
    updatedAt: restTime(application.updatedAt),
  };
}
