import { type Call, requireManagement } from '../call.js';
import { pageOf } from '../pages.js';
import { restTime } from '../times.js';
import type { UserAction } from '../userActions.js';
import { type AddRoute, found } from './envelope.js';
import { type Fields, fieldsOf, isTexts, pageArgsOf, requireText, textOf } from './fields.js';

const DESCRIPTIONS = { login: '用户登录', register: '用户注册', logout: '用户退出' } as const;

/** The log of user actions, and counts of users. */
export function addAnalysisRoutes(add: AddRoute): void {
  add('GET', '/api/v2/analysis/user-action', async (call, request) => {
    await requireManagement(call);
    const query = fieldsOf(request.query);
    const page = pageOf(call.state.userActions.list().filter(filterOf(call, query)), pageArgsOf(query));
    return found({ totalCount: page.totalCount, list: page.list.map((action) => view(call, action)) });
  });

  /** The users who ever logged in to the application. */
  add('GET', '/api/v2/analysis/total-login-count', async (call, request) => {
    await requireManagement(call);
    return found(usersOf(call, fieldsOf(request.query)).length);
  });

  add('GET', '/api/v2/analysis/exist-defined-field-count', async (call, request) => {
    await requireManagement(call);
    const query = fieldsOf(request.query);
    const key = requireText(query, 'definedFieldKey');
    const hasField = ({ id }: { id: string }) =>
      call.state.customData.read('USER', id).some((value) => value.key === key);
    return found(usersOf(call, query).filter(hasField).length);
  });
}

function usersOf({ state }: Call, query: Fields) {
  const appId = textOf(query, 'appId');
  if (appId && appId !== state.application.id) return [];
  return state.accounts.list().filter(({ loginsCount }) => loginsCount > 0);
}

/** `start` and `end` are milliseconds since the epoch. */
function filterOf({ state }: Call, query: Fields): (action: UserAction) => boolean {
  const operations = [...textsOf(query, 'operation_name'), ...textsOf(query, 'eventType')];
  const arns = textsOf(query, 'operator_arn');
  const userIds = [...arns.map((arn) => arn.split(':').at(-1) ?? ''), ...textsOf(query, 'userId')];
  const appIds = textsOf(query, 'app_id');
  const address = textOf(query, 'clientip');
  const start = Number(query.start ?? 0);
  const end = Number(query.end ?? Number.POSITIVE_INFINITY);
  return (action) =>
    (operations.length === 0 || operations.includes(action.operation)) &&
    (userIds.length === 0 || userIds.includes(action.userId)) &&
    (appIds.length === 0 || appIds.includes(state.application.id)) &&
    (address === null || action.address === address) &&
    action.at >= start &&
    action.at <= end;
}

/** A list in a query string: `name=a&name=b`, or `name[]=a&name[]=b` as axios sends it. */
function textsOf(query: Fields, name: string): readonly string[] {
  const value = query[name] ?? query[`${name}[]`];
  if (typeof value === 'string') return value === '' ? [] : [value];
  return isTexts(value) ? value : [];
}

function view({ state }: Call, { operation, userId, address, at }: UserAction) {
  const { pool, application } = state;
  const account = state.accounts.get(userId);
  const displayName = account?.username ?? account?.email ?? account?.phone ?? null;
  return {
    timestamp: restTime(at),
    userpool_id: pool.id,
    operator_arn: `arn:cn:authing:${pool.id}:user:${userId}`,
    operation_name: operation,
    operation_desc: DESCRIPTIONS[operation],
    user: { id: userId, displayName },
    geoip: { ip: address, city_name: null, region_name: null },
    app_id: application.id,
    app: { id: application.id, name: application.name },
  };
}
