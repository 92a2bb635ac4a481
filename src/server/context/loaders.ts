/** Per request: what batches vendor calls, so that a page of users costs as many as one user. */
import DataLoader from 'dataloader';
import { AppError } from '../../errors.js';
import type { Loaders, UserLoader } from '../../resolvers/context.js';
import type { UserRef } from '../../services/directory/directory.js';
import type { User } from '../../services/outcomes.js';
import type { Services } from '../../services/services.js';
import type { Visit } from '../../services/sessions/visit.js';

/** Pages ask for one or two. Each set is at least one call to a vendor. */
const MAX_ARGUMENT_SETS = 10;

export function createLoaders(
  visit: Visit,
  { account, authorizedApps, current, directory, factors, mfaSwitch, sso, users }: Services,
): Loaders {
  let me: Promise<User | null> | undefined;
  let ssoSession: ReturnType<Loaders['ssoSession']> | undefined;
  const ofCaller = <A extends readonly unknown[], T>(field: string, load: (...args: A) => Promise<T>) =>
    perUser(field, async (user, ...args: A) => ((await directory.isCaller(user, visit)) ? load(...args) : null));
  return {
    me: () => {
      me ??= current.user(visit);
      return me;
    },
    user: perArguments('user', (provider) => new DataLoader((ids) => users.byIds(ids, provider, visit))),
    ssoSession: () => {
      ssoSession ??= sso.session(visit);
      return ssoSession;
    },
    udf: perArguments('udf', () => byUser((users) => directory.customData(users, visit))),
    roles: perArguments('roles', (namespace) => byUser((users) => directory.roles(users, namespace, visit))),
    departments: perArguments('departments', (orgId) => byUser((users) => directory.departments(users, orgId, visit))),
    authorizedResources: perArguments('authorizedResources', (namespace, type) => {
      const wanted = type === undefined ? { namespace } : { namespace, type };
      return byUser((users) => directory.authorizedResources(users, wanted, visit));
    }),
    orgs: ofCaller('orgs', () => directory.orgs(visit)),
    applications: ofCaller('applications', (page, pageSize) => directory.applications({ page, pageSize }, visit)),
    securityLevel: ofCaller('securityLevel', () => account.securityLevel(visit)),
    mfaAuthenticators: ofCaller('mfaAuthenticators', () => factors.list(visit)),
    legacyMfa: ofCaller('legacyMfa', () => mfaSwitch.status(visit)),
    authorizedApps: ofCaller('authorizedApps', (page, pageSize) => authorizedApps.list({ page, pageSize }, visit)),
  };
}

function byUser<T>(load: (users: readonly UserRef[]) => Promise<readonly (T | null)[]>): UserLoader<T> {
  return new DataLoader(load, { cacheKeyFn: ({ provider, id }) => `${provider} ${id}` });
}

/** One loader for each set of arguments, made when it is first asked for. */
function perArguments<A extends readonly unknown[], L>(field: string, create: (...args: A) => L): (...args: A) => L {
  let made: Map<string, L> | undefined;
  return (...args) => {
    made ??= new Map();
    const key = JSON.stringify(args);
    const known = made.get(key);
    if (known !== undefined) return known;
    if (made.size >= MAX_ARGUMENT_SETS) throw tooManyArgumentSets(field);
    const loader = create(...args);
    made.set(key, loader);
    return loader;
  };
}

/**
 * One load for each user object and set of arguments, however many aliases ask. Not for each user id: what a mutation has
 * changed comes as a new object.
 */
function perUser<A extends readonly unknown[], T>(
  field: string,
  load: (user: UserRef, ...args: A) => Promise<T>,
): (user: UserRef, ...args: A) => Promise<T> {
  const ofArguments = perArguments(field, (...args: A) => {
    const made = new WeakMap<UserRef, Promise<T>>();
    return (user: UserRef) => {
      const loaded = made.get(user) ?? load(user, ...args);
      made.set(user, loaded);
      return loaded;
    };
  });
  return (user, ...args) => ofArguments(...args)(user);
}

function tooManyArgumentSets(field: string): AppError {
  return new AppError(
    'OPERATION_TOO_COSTLY',
    `One operation may ask for \`${field}\` with at most ${MAX_ARGUMENT_SETS} different sets of arguments. Split it.`,
  );
}
