/** Per request: what batches vendor calls, so that a page of users costs as many as one user. */
import DataLoader from 'dataloader';
import type { Loaders, UserLoader } from '../resolvers/context.js';
import type { UserRef } from '../services/directory.js';
import type { User } from '../services/outcomes.js';
import type { Services } from '../services/services.js';
import type { Visit } from '../services/visit.js';

export function createLoaders(visit: Visit, { current, directory, users }: Services): Loaders {
  let me: Promise<User | null> | undefined;
  let udf: Loaders['udf'] | undefined;
  return {
    me: () => {
      me ??= current.user(visit);
      return me;
    },
    user: perArguments((provider) => new DataLoader((ids) => users.byIds(ids, provider, visit))),
    get udf() {
      udf ??= byUser((users) => directory.customData(users, visit));
      return udf;
    },
    roles: perArguments((namespace) => byUser((users) => directory.roles(users, namespace, visit))),
    departments: perArguments((orgId) => byUser((users) => directory.departments(users, orgId, visit))),
    authorizedResources: perArguments((namespace, type) => {
      const wanted = type === undefined ? { namespace } : { namespace, type };
      return byUser((users) => directory.authorizedResources(users, wanted, visit));
    }),
  };
}

function byUser<T>(load: (users: readonly UserRef[]) => Promise<readonly (T | null)[]>): UserLoader<T> {
  return new DataLoader(load, { cacheKeyFn: ({ provider, id }) => `${provider} ${id}` });
}

/** One loader for each set of arguments, made when it is first asked for. */
function perArguments<A extends readonly unknown[], L>(create: (...args: A) => L): (...args: A) => L {
  const made = new Map<string, L>();
  return (...args) => {
    const key = JSON.stringify(args);
    const loader = made.get(key) ?? create(...args);
    made.set(key, loader);
    return loader;
  };
}
