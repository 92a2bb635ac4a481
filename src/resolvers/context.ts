import type DataLoader from 'dataloader';
import type { GraphQLFormattedError } from 'graphql';
import type {
  DepartmentRecord,
  IdentityProviderId,
  Page,
  ResourceRecord,
  ResourceTypeId,
  RoleRecord,
  UdfValueRecord,
} from '../datasources/capabilities.js';
import type { UserRef } from '../services/directory.js';
import type { User } from '../services/outcomes.js';
import type { Services } from '../services/services.js';
import type { Visit } from '../services/visit.js';

/** Loads by user; null for a user of whom the caller may not know. */
export type UserLoader<T> = DataLoader<UserRef, T | null, string>;

/** Batches and remembers vendor calls within one request. */
export interface Loaders {
  /** The caller's own user. */
  readonly me: () => Promise<User | null>;
  /** Any user by id, with the management credential: whether the caller may see them is for the one who asks to judge. */
  readonly user: (provider: IdentityProviderId) => DataLoader<string, User | null>;
  readonly udf: UserLoader<readonly UdfValueRecord[]>;
  readonly roles: (namespace: string | undefined) => UserLoader<Page<RoleRecord>>;
  readonly departments: (orgId: string | undefined) => UserLoader<Page<DepartmentRecord>>;
  readonly authorizedResources: (
    namespace: string,
    type: ResourceTypeId | undefined,
  ) => UserLoader<Page<ResourceRecord>>;
}

/** One request, as resolvers and policies see it. */
export interface Context {
  readonly visit: Visit;
  readonly services: Services;
  readonly loaders: Loaders;
  /** What vendors said went wrong in passed-on fields, with its place; joined to the errors of the answer. */
  readonly nativeErrors: GraphQLFormattedError[];
}
