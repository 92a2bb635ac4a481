/** Per request: what batches vendor calls, so that a page of users costs as many as one user. */
import DataLoader from 'dataloader';
import type { Loaders, UserLoader } from '../resolvers/context.js';
import type { UserRef } from '../services/directory.js';
import type { User } from '../services/outcomes.js';
import type { Services } from '../services/services.js';
import type { Visit } from '../services/visit.js';

export function createLoaders(
  visit: Visit,
  { account, authorizedApps, current, directory, factors, mfaSwitch, sso, users }: Services,
): Loaders {
  let me: Promise<User | null> | undefined;
  let ssoSession: ReturnType<Loaders['ssoSession']> | undefined;
  const ofCaller = <A extends readonly unknown[], T>(load: (...args: A) => Promise<T>) =>
    perUser(async (user, ...args: A) => ((await directory.isCaller(user, visit)) ? load(...args) : null));
  return {
    me: () => {
      me ??= current.user(visit);
      return me;
    },
    user: perArguments((provider) => new DataLoader((ids) => users.byIds(ids, provider, visit))),
    ssoSession: () => {
      ssoSession ??= sso.session(visit);
      return ssoSession;
    },
    udf: perArguments(() => byUser((users) => directory.customData(users, visit))),
    roles: perArguments((namespace) => byUser((users) => directory.roles(users, namespace, visit))),
    departments: perArguments((orgId) => byUser((users) => directory.departments(users, orgId, visit))),
    authorizedResources: perArguments((namespace, type) => {
      const wanted = type === undefined ? { namespace } : { namespace, type };
      return byUser((users) => directory.authorizedResources(users, wanted, visit));
    }),
    orgs: ofCaller(() => directory.orgs(visit)),
    applications: ofCaller((page, pageSize) => directory.applications({ page, pageSize }, visit)),
    securityLevel: ofCaller(() => account.securityLevel(visit)),
    mfaAuthenticators: ofCaller(() => factors.list(visit)),
    legacyMfa: ofCaller(() => mfaSwitch.status(visit)),
    authorizedApps: ofCaller((page, pageSize) => authorizedApps.list({ page, pageSize }, visit)),
  };
}

function byUser<T>(load: (users: readonly UserRef[]) => Promise<readonly (T | null)[]>): UserLoader<T> {
  return new DataLoader(load, { cacheKeyFn: ({ provider, id }) => `${provider} ${id}` });
}

/** One loader for each set of arguments, made when it is first asked for. */
function perArguments<A extends readonly unknown[], L>(create: (...args: A) => L): (...args: A) => L {
  let made: Map<string, L> | undefined;
  return (...args) => {
    made ??= new Map();
    const key = JSON.stringify(args);
    const loader = made.get(key) ?? create(...args);
    made.set(key, loader);
    return loader;
  };
}

/**
 * One load for each user object and set of arguments, however many aliases ask. Not for each user id: what a mutation has
 * changed comes as a new object.
 */
function perUser<A extends readonly unknown[], T>(
  load: (user: UserRef, ...args: A) => Promise<T>,
): (user: UserRef, ...args: A) => Promise<T> {
  let made: WeakMap<UserRef, (...args: A) => Promise<T>> | undefined;
  return (user, ...args) => {
    made ??= new WeakMap();
    const loader = made.get(user) ?? perArguments((...asked: A) => load(user, ...asked));
    made.set(user, loader);
    return loader(...args);
  };
}
