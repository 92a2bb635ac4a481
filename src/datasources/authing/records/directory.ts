/** Readers of roles, departments and other records of the directory. Only ids and codes are required. */
import type {
  ApplicationRecord,
  DepartmentRecord,
  OrgNodeRecord,
  OrgPathRecord,
  Page,
  ResourceRecord,
  ResourceTypeId,
  RoleRecord,
} from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import { date, flag, list, number, property, text } from '../../transport/fields.js';
import { required } from '../wire.js';

/** `{totalCount, list}`, in GraphQL and REST alike. */
export function pageOf<T>(source: unknown, read: (item: unknown) => T): Page<T> {
  const items = every(property(source, 'list'), read);
  return { totalCount: number(source, 'totalCount') ?? items.length, items };
}

/** Throws BAD_REPLY for anything but a list: an empty list would mean that there are no items. */
export function every<T>(source: unknown, read: (item: unknown) => T): readonly T[] {
  if (!Array.isArray(source)) throw new ProviderError('BAD_REPLY', 'authing');
  return source.map((item) => read(item));
}

export function roleRecord(source: unknown): RoleRecord {
  return {
    id: required(source, 'id'),
    code: required(source, 'code'),
    namespace: text(source, 'namespace'),
    description: text(source, 'description'),
    parentCode: text(property(source, 'parent'), 'code'),
    createdAt: date(source, 'createdAt'),
    updatedAt: date(source, 'updatedAt'),
  };
}

export function departmentRecord(source: unknown): DepartmentRecord {
  return {
    node: nodeRecord(property(source, 'department')),
    isMain: flag(source, 'isMainDepartment'),
    joinedAt: date(source, 'joinedAt'),
  };
}

/** One path of `users/me/orgs`: first the organisation, then its nodes. Null when no organisation is named. */
export function orgPathRecord(path: unknown): OrgPathRecord | null {
  const elements: readonly unknown[] = Array.isArray(path) ? path : [];
  const org = elements.find((element) => property(element, 'type') === 'org');
  const orgId = text(org, 'id');
  if (orgId === null) return null;
  const nodes = elements.filter((element) => property(element, 'type') === 'node' && text(element, 'id') !== null);
  return { orgId, rootNodeId: text(org, 'rootNodeId'), nodes: nodes.map(nodeRecord) };
}

const RESOURCE_TYPES: ReadonlySet<unknown> = new Set<ResourceTypeId>(['DATA', 'API', 'MENU', 'UI', 'BUTTON']);

export function resourceRecord(source: unknown): ResourceRecord {
  const type = property(source, 'type');
  return {
    code: required(source, 'code'),
    type: RESOURCE_TYPES.has(type) ? (type as ResourceTypeId) : null,
    actions: list(source, 'actions').filter((action) => typeof action === 'string'),
  };
}

export function applicationRecord(source: unknown): ApplicationRecord {
  return {
    id: required(source, 'id'),
    name: text(source, 'name') ?? '',
    logo: text(source, 'logo'),
    domain: text(source, 'domain'),
    description: text(source, 'description'),
    protocol: text(source, 'protocol'),
    createdAt: date(source, 'createdAt'),
    updatedAt: date(source, 'updatedAt'),
  };
}

function nodeRecord(source: unknown): OrgNodeRecord {
  return {
    id: required(source, 'id'),
    orgId: text(source, 'orgId'),
    name: text(source, 'name') ?? '',
    code: text(source, 'code'),
    description: text(source, 'description'),
  };
}
