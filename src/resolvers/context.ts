import type DataLoader from 'dataloader';
import type { UdfValueRecord } from '../datasources/capabilities.js';
import type { User } from '../services/outcomes.js';
import type { Services } from '../services/services.js';
import type { Visit } from '../services/visit.js';

/** Batches and remembers vendor calls within one request. */
export interface Loaders {
  /** The caller's own user; the key is the session's id. */
  readonly me: () => Promise<User | null>;
  /** Custom fields by user id; null for a user whose data the caller may not read. */
  readonly udf: DataLoader<string, readonly UdfValueRecord[] | null>;
}

/** One request, as resolvers and policies see it. */
export interface Context {
  readonly visit: Visit;
  readonly services: Services;
  readonly loaders: Loaders;
}
