/** The accounts and names that a login attempt is counted under. */
import type { IdentityProviderId, LoginMethod } from '../../datasources/capabilities.js';
import type { AttemptSubject } from '../access/attempts.js';
import type { FactorFlow, MfaFlow } from '../flows.js';
import { network } from '../network.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { Sessions } from '../sessions/sessions.js';
import { accountOf } from './loginMethods.js';

/** How the vendor looks up a name, where that differs from the login method. */
const NAME_KINDS: Partial<Record<LoginMethod['kind'], string>> = { phonePassword: 'phone', phoneCode: 'phone' };
/** A second factor has one counter per name, whichever kind of name the login began with. */
const SECOND_FACTOR = 'login';

/** The providers that may check the password of a login at this provider. */
export type PasswordProviders = (provider: IdentityProviderId, method: LoginMethod) => readonly IdentityProviderId[];

export class AttemptSubjects {
  constructor(
    private readonly sessions: Sessions,
    private readonly passwordProviders: PasswordProviders,
  ) {}

  /**
   * The name, at each provider that checks its password, and every account that is known under it, so that the other names
   * of an account add no further guesses. A name without a known account has its own counter with the same limits. Empty if
   * the login names no account.
   */
  async ofLogin(provider: IdentityProviderId, method: LoginMethod): Promise<readonly AttemptSubject[]> {
    const name = accountOf(method);
    if (name === null) return [];
    const subjects = this.passwordProviders(provider, method).map((each) => this.#ofName(each, kindOf(method), name));
    return (await Promise.all(subjects)).flat();
  }

  /** The subjects whose failures a successful login resets: its name and, if the vendor returns the user, its account. */
  ofProven(provider: IdentityProviderId, method: LoginMethod, userId: string | null): readonly AttemptSubject[] {
    const name = accountOf(method);
    return [
      ...(name === null ? [] : [{ provider, kind: kindOf(method), name }]),
      ...(userId === null ? [] : [{ provider, userId }]),
    ];
  }

  /** The user if the vendor returned the id, else the name of the login, else the address: every guess is counted. */
  async ofSecondFactor(
    { provider, userId, account }: MfaFlow | FactorFlow,
    auth: AuthContext,
  ): Promise<readonly AttemptSubject[]> {
    if (userId !== null) return [{ provider, userId }];
    if (account !== null) return this.#ofName(provider, SECOND_FACTOR, account);
    return [{ address: network(auth.caller.address) }];
  }

  /** The subjects whose failures a correct second factor resets. @param userId the user whom the vendor has signed in */
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
