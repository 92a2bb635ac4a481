/** Which accounts and names a guess counts against. */
import type { IdentityProviderId, LoginMethod } from '../../datasources/capabilities.js';
import type { AttemptSubject } from '../access/attempts.js';
import { network } from '../access/limits.js';
import type { FactorFlow, MfaFlow } from '../flows.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { Sessions } from '../sessions/sessions.js';
import { accountOf } from './loginMethods.js';

/** How the vendor looks a name up. */
const NAME_KINDS: Partial<Record<LoginMethod['kind'], string>> = { phonePassword: 'phone', phoneCode: 'phone' };
/** Whatever kind of name a login began with: the vendor does not look it up again. */
const SECOND_FACTOR = 'login';

/** The providers that may check the password of a login at this provider. */
export type PasswordProviders = (provider: IdentityProviderId, method: LoginMethod) => readonly IdentityProviderId[];

export class AttemptSubjects {
  constructor(
    private readonly sessions: Sessions,
    private readonly passwordProviders: PasswordProviders,
  ) {}

  /**
   * The name, at each provider that checks its password, and every account that is known by it: other names of an account
   * then bring no further guesses. A name without a known account has its own counter with the same limits. Empty where the
   * login names no account, so that there is none to guess at.
   */
  async ofLogin(provider: IdentityProviderId, method: LoginMethod): Promise<readonly AttemptSubject[]> {
    const name = accountOf(method);
    if (name === null) return [];
    const subjects = this.passwordProviders(provider, method).map((each) => this.#ofName(each, kindOf(method), name));
    return (await Promise.all(subjects)).flat();
  }

  /** Whose failures a right login resets: its own name and, where the vendor tells it, its own account. */
  ofProven(provider: IdentityProviderId, method: LoginMethod, userId: string | null): readonly AttemptSubject[] {
    const name = accountOf(method);
    return [
      ...(name === null ? [] : [{ provider, kind: kindOf(method), name }]),
      ...(userId === null ? [] : [{ provider, userId }]),
    ];
  }

  /** The user where the vendor tells the id, else the name of the login, else the address: no guess goes uncounted. */
  async ofSecondFactor(
    { provider, userId, account }: MfaFlow | FactorFlow,
    auth: AuthContext,
  ): Promise<readonly AttemptSubject[]> {
    if (userId !== null) return [{ provider, userId }];
    if (account !== null) return this.#ofName(provider, SECOND_FACTOR, account);
    return [{ address: network(auth.caller.address) }];
  }

  /** Whose failures a right second factor resets. @param userId of the user whom the vendor has signed in */
  ofProvenFactor({ provider, account }: MfaFlow, userId: string): readonly AttemptSubject[] {
    return [{ provider, userId }, ...(account === null ? [] : [{ provider, kind: SECOND_FACTOR, name: account }])];
  }

  async #ofName(provider: IdentityProviderId, kind: string, name: string): Promise<readonly AttemptSubject[]> {
    const users = await this.sessions.usersOf(provider, name);
    return [{ provider, kind, name }, ...users.map((userId) => ({ provider, userId }))];
  }
}

function kindOf({ kind }: LoginMethod): string {
  return NAME_KINDS[kind] ?? kind;
}
