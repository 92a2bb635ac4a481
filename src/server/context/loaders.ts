/** Loaders of a request: they batch vendor calls, so that a page of users costs as many calls as one user. */
import DataLoader from 'dataloader';
import { AppError } from '../../errors.js';
import type { Loaders, UserLoader } from '../../resolvers/context.js';
import type { UserRef } from '../../services/directory/directory.js';
import type { User } from '../../services/outcomes.js';
import type { Services } from '../../services/services.js';
import type { AuthContext } from '../../services/sessions/authContext.js';

/** Pages need one or two. Each set costs at least one vendor call. */
const MAX_ARGUMENT_SETS = 10;

export function createLoaders(
  auth: AuthContext,
  { account, authorizedApps, current, directory, factors, legacyMfa, ownSessions, passkeys, sso, users }: Services,
): Loaders {
  let me: Promise<User | null> | undefined;
  let ssoSession: ReturnType<Loaders['ssoSession']> | undefined;
  const ofCaller = <A extends readonly unknown[], T>(field: string, load: (...args: A) => Promise<T>) =>
    perUser(field, async (user, ...args: A) => ((await directory.isCaller(user, auth)) ? load(...args) : null));
  return {
    me: () => {
      me ??= current.user(auth);
      return me;
    },
    user: perArguments('user', (provider) => new DataLoader((ids) => users.byIds(ids, provider, auth))),
    ssoSession: () => {
      ssoSession ??= sso.session(auth);
      return ssoSession;
    },
    customData: perArguments('udf', () => byUser((users) => directory.customData(users, auth))),
    roles: perArguments('roles', (namespace) => byUser((users) => directory.roles(users, namespace, auth))),
    departments: perArguments('departments', (orgId) => byUser((users) => directory.departments(users, orgId, auth))),
    authorizedResources: perArguments('authorizedResources', (namespace, type) => {
      const wanted = type === undefined ? { namespace } : { namespace, type };
      return byUser((users) => directory.authorizedResources(users, wanted, auth));
    }),
    orgs: ofCaller('orgs', () => directory.orgs(auth)),
    applications: ofCaller('applications', (page, pageSize) => directory.applications({ page, pageSize }, auth)),
    securityLevel: ofCaller('securityLevel', () => account.securityLevel(auth)),
    mfaAuthenticators: ofCaller('mfaAuthenticators', () => factors.list(auth)),
    passkeys: ofCaller('passkeys', () => passkeys.list(auth)),
    legacyMfa: ofCaller('legacyMfa', () => legacyMfa.status(auth)),
    sessions: ofCaller('sessions', () => ownSessions.list(auth)),
    authorizedApps: ofCaller('authorizedApps', (page, pageSize) => authorizedApps.list({ page, pageSize }, auth)),
  };
}

function byUser<T>(load: (users: readonly UserRef[]) => Promise<readonly (T | null)[]>): UserLoader<T> {
  return new DataLoader(load, { cacheKeyFn: ({ provider, id }) => `${provider} ${id}` });
}

/** One loader for each set of arguments, created on first use. */
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
 * One load for each user object and set of arguments, shared by all aliases. Not for each user id, because a mutation
 * returns the changed user as a new object.
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
    `One operation may select \`${field}\` with at most ${MAX_ARGUMENT_SETS} different sets of arguments. Split it.`,
  );
}
