/** Users of a provider, for administrators. */
import type { IdentityProviderId, Page, PageRequest, UserChanges } from '../../datasources/capabilities.js';
import { canonical, checkFields } from '../access/inputRules.js';
import { checkPage } from '../access/paging.js';
import type { PasswordPolicy } from '../access/passwordPolicy.js';
import type { AccountOutcome } from '../account/account.js';
import { checkProfile } from '../account/profile.js';
import {
  type AccountUpdated,
  createOutcome,
  type FieldProblem,
  fieldProblem,
  type InputRejected,
  mapRefusals,
  refusedField,
  rejected,
  type User,
  type UsersRemoved,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { Ending } from '../sessions/ending.js';
import type { Sessions } from '../sessions/sessions.js';

/** The vendor's limit per call. Several calls could fail halfway and remove only some of the users. */
const MAX_REMOVED = 80;

export class Users {
  constructor(
    private readonly providers: Providers,
    private readonly sessions: Sessions,
    private readonly passwordPolicy: PasswordPolicy,
  ) {}

  async find(id: string, auth: AuthContext): Promise<User | null> {
    const { provider, directory } = this.#of(id);
    const user = await directory.user(id, auth.caller);
    return user && { ...user, provider };
  }

  /** In the order of `ids`; null for an unknown id. */
  async byIds(
    ids: readonly string[],
    provider: IdentityProviderId,
    auth: AuthContext,
  ): Promise<readonly (User | null)[]> {
    const found = await this.providers.directory(provider).usersById(ids, auth.caller);
    return ids.map((id) => {
      const user = found.get(id);
      return user === undefined ? null : { ...user, provider };
    });
  }

  async list(page: PageRequest, chosen: IdentityProviderId | undefined, auth: AuthContext): Promise<Page<User>> {
    const request = checkPage(page);
    const { provider, directory } = this.#at(chosen);
    return withProvider(await directory.users(request, auth.caller), provider);
  }

  /** An unknown role has no users. */
  async byRole(
    role: string,
    page: PageRequest,
    chosen: IdentityProviderId | undefined,
    auth: AuthContext,
  ): Promise<Page<User>> {
    const request = checkPage(page);
    const { provider, directory } = this.#at(chosen);
    const found = await mapRefusals(directory.usersByRole(role, request, auth.caller), {
      NOT_FOUND: () => ({ totalCount: 0, items: [] }),
    });
    return withProvider(found, provider);
  }

  async update(id: string, input: UserChanges, auth: AuthContext): Promise<AccountOutcome> {
    const changes = canonical(input);
    const problems = check(changes, this.passwordPolicy);
    if (problems.length > 0) return rejected(...problems);
    const { provider, directory } = this.#of(id);
    const done = directory
      .updateUser(id, changes, auth.caller)
      .then((user): AccountUpdated => createOutcome('AccountUpdated', { user: { ...user, provider } }));
    const outcome = await mapRefusals<AccountUpdated, AccountOutcome>(done, {
      UNKNOWN_ACCOUNT: () => createOutcome('NotFound'),
      NOT_FOUND: () => createOutcome('NotFound'),
      ALREADY_TAKEN: () => createOutcome('AlreadyTaken'),
      ALREADY_REGISTERED: () => createOutcome('AlreadyTaken'),
      INPUT_REJECTED: (error) => rejected(refusedField('input', error)),
    });
    // All sessions end if the user was blocked, or if an administrator set the password.
    const shutsOut = changes.blocked === true || changes.password !== undefined;
    if (outcome.__typename === 'AccountUpdated' && shutsOut) {
      await this.sessions.endOthers(provider, id, undefined, byAdministrator(auth));
    }
    return outcome;
  }

  async remove(ids: readonly string[], auth: AuthContext): Promise<UsersRemoved | InputRejected> {
    if (ids.length === 0 || ids.length > MAX_REMOVED || ids.includes('')) {
      return rejected(fieldProblem('ids', 'WRONG_COUNT', { min: 1, max: MAX_REMOVED }));
    }
    const providers = new Set(ids.map((id) => this.providers.ofUser(id)));
    if (providers.size > 1) return rejected(fieldProblem('ids', 'MIXED_PROVIDERS'));
    const { provider, directory } = this.#of(ids[0] ?? '');
    const removed = await mapRefusals<UsersRemoved, UsersRemoved | InputRejected>(
      directory.removeUsers([...new Set(ids)], auth.caller).then(() => createOutcome('UsersRemoved')),
      { UNKNOWN_ACCOUNT: () => rejected(fieldProblem('ids', 'NOT_FOUND')) },
    );
    if (removed.__typename === 'UsersRemoved') {
      await Promise.all(ids.map((id) => this.sessions.endOthers(provider, id, undefined, byAdministrator(auth))));
    }
    return removed;
  }

  /** The provider follows from the form of the id. */
  #of(userId: string) {
    const provider = this.providers.ofUser(userId);
    return { provider, directory: this.providers.directory(provider) };
  }

  #at(chosen: IdentityProviderId | undefined) {
    const { id: provider } = this.providers.choose(chosen);
    return { provider, directory: this.providers.directory(provider) };
  }
}

function withProvider({ totalCount, items }: Page<Omit<User, 'provider'>>, provider: IdentityProviderId): Page<User> {
  return { totalCount, items: items.map((user) => ({ ...user, provider }) as User) };
}

function check(changes: UserChanges, policy: PasswordPolicy): FieldProblem[] {
  const { email, emailVerified, phone, phoneVerified, externalId, blocked, password, ...profile } = changes;
  const texts = Object.entries({ email, phone, externalId }).filter(([, value]) => typeof value === 'string');
  return [
    ...(Object.keys(changes).length === 0 ? [fieldProblem('input', 'EMPTY')] : []),
    ...checkFields('input', Object.fromEntries(texts)),
    ...(typeof password === 'string' ? policy.check('input.password', password) : []),
    ...checkProfile('input', profile),
  ];
}

function byAdministrator({ caller }: AuthContext): Ending {
  return { reason: 'EndedByAdministrator', source: caller };
}
