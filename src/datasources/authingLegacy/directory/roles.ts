/** Roles, also called groups in this generation. They have ids and names; the name serves as the code. */
import type { Authority, Caller, Page, RoleRecord } from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import { date, list, number, property, text } from '../../transport/fields.js';
import type { TypedDocument } from '../../transport/graphql.js';
import type { LegacyConnection } from '../connection.js';
import { refusal } from '../errors.js';
import type { OwnerConnection } from '../management.js';
import { vendorId } from '../records/userId.js';
import { required } from '../wire.js';

type RolesByAlias = Readonly<Record<string, unknown>>;

/** The vendor has no call for the roles of several users, so one document has an alias for each user. */
function documentFor(count: number): TypedDocument<RolesByAlias, Readonly<Record<string, string>>> {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const fields = numbers.map(
    (index) =>
      `user${index}: queryRoleByUserId(user: $user${index}, client: $client) {
        totalCount
        list { group { _id name descriptions createdAt } }
      }`,
  );
  const variables = numbers.map((index) => `$user${index}: String!`);
  return `query QueryRoleByUserId($client: String!, ${variables.join(', ')}) { ${fields.join('\n')} }`;
}

export interface RoleParts {
  readonly users: LegacyConnection;
  readonly owner: OwnerConnection;
  readonly userPoolId: string;
}

export async function rolesOf(
  { users, owner, userPoolId }: RoleParts,
  authority: Authority,
  userIds: readonly string[],
  caller: Caller,
): Promise<ReadonlyMap<string, Page<RoleRecord>>> {
  const ids = [...new Set(userIds)];
  if (ids.length === 0) return new Map();
  const variables = Object.fromEntries(ids.map((id, index) => [`user${index}`, vendorId(id)]));
  const query = [documentFor(ids.length), { ...variables, client: userPoolId }] as const;
  const { value, failure } = await (authority === 'management'
    ? owner.attemptAll(...query, { caller, retry: 'safe' })
    : users.attemptAll(...query, { caller, bearer: authority.token, retry: 'safe' }));
  if (failure !== null) throw refusal('queryRoleByUserId', failure.code);
  return new Map(ids.map((id, index) => [id, pageOf(value[`user${index}`])]));
}

function pageOf(source: unknown): Page<RoleRecord> {
  const totalCount = number(source, 'totalCount');
  if (totalCount === null) throw new ProviderError('BAD_REPLY', 'authingLegacy');
  return { totalCount, items: list(source, 'list').map((entry) => roleRecord(property(entry, 'group'))) };
}

function roleRecord(source: unknown): RoleRecord {
  return {
    id: required(source, '_id'),
    code: required(source, 'name'),
    namespace: null,
    description: text(source, 'descriptions'),
    parentCode: null,
    createdAt: date(source, 'createdAt'),
    updatedAt: null,
  };
}
