/** Logins with a passkey as the only factor. The user's token is then obtained with the management credential. */
import type { UserRecord, VendorSession } from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';
import type { AttemptSubject, Attempts } from '../access/attempts.js';
import { network } from '../network.js';
import { createOutcome, fieldProblem, mapRefusals, rejected } from '../outcomes.js';
import type { PasskeyOwner } from '../passkeys/entryMac.js';
import type { PasskeyField } from '../passkeys/passkeyField.js';
import type { Assertion } from '../passkeys/responses.js';
import { type PasskeyAnswer, type PasskeyVerification, readUserHandle } from '../passkeys/verification.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import { isShutOut } from '../sessions/userState.js';
import type { SignIn } from '../signIn/signIn.js';
import { classify, type LoginOutcome } from './login.js';
import type { ResponseTimeFloor } from './responseTimeFloor.js';

export interface PasskeyLoginSettings {
  readonly passkeyLogin: boolean;
  readonly concealAccounts: boolean;
}

/** A user whose passkey is correct, before the state of the user is judged. */
interface Proven {
  readonly user: UserRecord;
  readonly vendor: VendorSession;
}

export class PasskeyLogin {
  constructor(
    private readonly providers: Providers,
    private readonly field: PasskeyField,
    private readonly verification: PasskeyVerification,
    private readonly attempts: Attempts,
    private readonly current: CurrentSession,
    private readonly signIn: SignIn,
    private readonly timeFloor: ResponseTimeFloor,
    private readonly settings: PasskeyLoginSettings,
  ) {}

  /** With CONCEAL_ACCOUNTS an unknown user, an unknown passkey and a wrong signature take as long as a success. */
  async login(answer: PasskeyAnswer, auth: AuthContext): Promise<LoginOutcome> {
    if (!this.settings.passkeyLogin) {
      throw new AppError(
        'NOT_SUPPORTED_BY_PROVIDER',
        'This server does not offer logins by passkey (setting PASSKEY_LOGIN).',
      );
    }
    const login = () => this.#attempt(answer, auth);
    return this.settings.concealAccounts ? this.timeFloor.apply(login, classify) : login();
  }

  async #attempt(answer: PasskeyAnswer, auth: AuthContext): Promise<LoginOutcome> {
    const isBound = (binding: string | null) => auth.matchesBinding(binding);
    const assertion = await this.verification.open(answer, 'LOGIN', isBound, 'input.method.passkey');
    if ('__typename' in assertion) return assertion;
    const owner = readUserHandle(assertion.response.userHandle);
    const subjects: readonly AttemptSubject[] =
      owner === undefined ? [{ address: network(auth.caller.address) }] : [owner];
    const attempt = await this.attempts.begin('passkey', subjects, auth.caller);
    if ('__typename' in attempt) return attempt;
    try {
      const proven = owner && (await this.#prove(assertion, owner, auth));
      if (owner === undefined || proven === undefined) {
        attempt.fail();
        return createOutcome('InvalidCredentials');
      }
      attempt.succeed(subjects);
      if (proven === 'unavailable' || isShutOut(proven.user)) return this.#unavailable();
      if (await this.#isPasswordChangeDue(owner, proven.vendor, auth)) {
        return rejected(fieldProblem('input.method.passkey', 'PASSWORD_CHANGE_DUE'));
      }
      const state = {
        provider: owner.provider,
        proofs: ['PASSKEY'],
        sessionMode: auth.sessionMode,
        account: null,
      } as const;
      return await this.signIn.complete({ type: 'signedIn', ...proven, isNewUser: false }, state, auth);
    } finally {
      await attempt.release();
    }
  }

  /** @returns undefined for an unknown user, an unknown passkey or a wrong signature */
  async #prove(
    assertion: Assertion,
    owner: PasskeyOwner,
    auth: AuthContext,
  ): Promise<Proven | 'unavailable' | undefined> {
    const { provider, userId } = owner;
    if (!this.providers.isChoosable(provider) || !this.field.isOffered(provider)) return undefined;
    const directory = this.providers.directory(provider);
    const known = directory.user(userId, auth.caller);
    let vendor: Promise<VendorSession> | undefined;
    const signIn = () => {
      vendor ??= directory.tokenFor(userId, auth.caller);
      return vendor;
    };
    const read = async () => {
      const [user, passkeys] = await Promise.all([known, this.field.readWithManagement(owner, auth.caller)]);
      return user === null ? [] : passkeys;
    };
    const proven = this.verification.prove(assertion, owner, { read, vendor: signIn }, auth).then(async (isProven) => {
      const user = await known;
      return isProven && user !== null ? { user, vendor: await signIn() } : undefined;
    });
    return mapRefusals<Proven | undefined, 'unavailable' | undefined>(proven, {
      UNKNOWN_ACCOUNT: () => undefined,
      ACCOUNT_UNAVAILABLE: () => 'unavailable',
      ACCOUNT_LOCKED: () => 'unavailable',
    });
  }

  /** The management credential passes over a due change, which this server cannot begin: only a login by password can. */
  async #isPasswordChangeDue({ provider }: PasskeyOwner, vendor: VendorSession, auth: AuthContext): Promise<boolean> {
    const isDue = (await this.providers.identity(provider).isPasswordChangeDue?.(vendor, auth.caller)) === true;
    if (isDue) await this.current.discard(provider, vendor, auth);
    return isDue;
  }

  #unavailable(): LoginOutcome {
    return createOutcome(this.settings.concealAccounts ? 'InvalidCredentials' : 'AccountUnavailable');
  }
}
