/** Changes that signed-in users make to their accounts. */
import type {
  Account,
  ContactChange,
  ProfileField,
  SecurityLevelRecord,
  UserRecord,
  VendorSession,
} from '../../datasources/capabilities.js';
import type { ProviderError, ProviderErrorCode } from '../../datasources/errors.js';
import type { Attempts } from '../access/attempts.js';
import { canonical, checkFields } from '../access/inputRules.js';
import type { Limits } from '../access/limits.js';
import type { PasswordPolicy } from '../access/passwordPolicy.js';
import {
  type AccountUpdated,
  type AlreadyTaken,
  type AttemptsLimited,
  type CodeRejected,
  createOutcome,
  type FieldProblem,
  type FlowExpired,
  fieldProblem,
  type InputRejected,
  type InvalidCredentials,
  type LastLoginMethod,
  mapRefusals,
  type NotFound,
  refusedField,
  rejected,
  tooFrequent,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import type { Session, Sessions } from '../sessions/sessions.js';
import { checkProfile } from './profile.js';

export type AccountOutcome =
  | AccountUpdated
  | CodeRejected
  | InvalidCredentials
  | AlreadyTaken
  | LastLoginMethod
  | AttemptsLimited
  | InputRejected
  | FlowExpired
  | NotFound;

export type Profile = Readonly<Partial<Record<ProfileField, string | null>>>;

/** A new phone with its code, and the old phone with its code if the account has one. */
export interface NewPhone {
  readonly phone: string;
  readonly code: string;
  readonly oldPhone?: string | undefined;
  readonly oldCode?: string | undefined;
}

export interface NewEmail {
  readonly email: string;
  readonly code: string;
  readonly oldEmail?: string | undefined;
  readonly oldCode?: string | undefined;
}

type Refusals = Partial<Record<ProviderErrorCode, (error: Pick<ProviderError, 'field'>) => AccountOutcome>>;
type Work = (account: Required<Account>, vendor: VendorSession, session: Session) => Promise<UserRecord>;

export class AccountService {
  constructor(
    private readonly providers: Providers,
    private readonly current: CurrentSession,
    private readonly sessions: Sessions,
    private readonly limits: Limits,
    private readonly attempts: Attempts,
    private readonly passwordPolicy: PasswordPolicy,
  ) {}

  async updateProfile(profile: Profile, auth: AuthContext): Promise<AccountOutcome> {
    const problems = checkProfile('input', profile);
    if (Object.keys(profile).length === 0) problems.push(fieldProblem('input', 'EMPTY'));
    if (problems.length > 0) return rejected(...problems);
    return this.#change(auth, (account, vendor, { userId }) =>
      account.updateProfile(vendor, userId, profile, auth.caller),
    );
  }

  async updatePassword(
    passwords: { readonly newPassword: string; readonly oldPassword?: string | undefined },
    auth: AuthContext,
  ): Promise<AccountOutcome> {
    const problems = [
      ...this.passwordPolicy.check('input.newPassword', passwords.newPassword),
      ...checkFields('input', { oldPassword: passwords.oldPassword }),
    ];
    if (problems.length > 0) return rejected(...problems);
    const { provider, userId } = await this.current.require(auth);
    const subject = { provider, userId };
    const attempt = await this.attempts.begin('oldPassword', [subject], auth.caller);
    if ('__typename' in attempt) return attempt;
    try {
      const { newPassword, oldPassword } = passwords;
      const change = { newPassword, ...(oldPassword !== undefined && { oldPassword }) };
      const outcome = await this.#change(auth, (account, vendor) =>
        account.updatePassword(vendor, change, auth.caller),
      );
      if (outcome.__typename === 'InvalidCredentials') attempt.fail();
      if (outcome.__typename !== 'AccountUpdated') return outcome;
      attempt.succeed([subject]);
      return this.current.afterCredentialChange(auth);
    } finally {
      await attempt.release();
    }
  }

  bindPhone(input: NewPhone, auth: AuthContext): Promise<AccountOutcome> {
    return this.#changePhone(input, auth, 'bindPhone');
  }

  updatePhone(input: NewPhone, auth: AuthContext): Promise<AccountOutcome> {
    return this.#changePhone(input, auth, 'updatePhone');
  }

  unbindPhone(auth: AuthContext): Promise<AccountOutcome> {
    return this.#change(auth, (account, vendor) => account.unbindPhone(vendor, auth.caller));
  }

  bindEmail(input: NewEmail, auth: AuthContext): Promise<AccountOutcome> {
    return this.#changeEmail(input, auth, 'bindEmail');
  }

  updateEmail(input: NewEmail, auth: AuthContext): Promise<AccountOutcome> {
    return this.#changeEmail(input, auth, 'updateEmail');
  }

  unbindEmail(auth: AuthContext): Promise<AccountOutcome> {
    return this.#change(auth, (account, vendor) => account.unbindEmail(vendor, auth.caller));
  }

  securityLevel(auth: AuthContext): Promise<SecurityLevelRecord> {
    return this.current.act(auth, (vendor, { provider }) =>
      this.providers.account(provider).securityLevel(vendor, auth.caller),
    );
  }

  async #changePhone(input: NewPhone, auth: AuthContext, method: 'bindPhone' | 'updatePhone'): Promise<AccountOutcome> {
    const { phone, code, oldPhone, oldCode } = canonical(input);
    const problems = [
      ...checkFields('input', { phone, code, oldPhone, oldCode }),
      ...checkPair('oldPhone', oldPhone, oldCode),
    ];
    if (problems.length > 0) return rejected(...problems);
    const change = contactChange(phone, code, oldPhone, oldCode);
    return this.#changeContact(change, 'oldPhone', auth, (account, vendor) =>
      account[method](vendor, change, auth.caller),
    );
  }

  async #changeEmail(input: NewEmail, auth: AuthContext, method: 'bindEmail' | 'updateEmail'): Promise<AccountOutcome> {
    const { email, code, oldEmail, oldCode } = input;
    const problems = [
      ...checkFields('input', { email, code, oldEmail, oldCode }),
      ...checkPair('oldEmail', oldEmail, oldCode),
    ];
    if (problems.length > 0) return rejected(...problems);
    const change = contactChange(email, code, oldEmail, oldCode);
    return this.#changeContact(change, 'oldEmail', auth, (account, vendor) =>
      account[method](vendor, change, auth.caller),
    );
  }

  async #changeContact(
    change: ContactChange,
    oldField: 'oldPhone' | 'oldEmail',
    auth: AuthContext,
    work: Work,
  ): Promise<AccountOutcome> {
    const session = await this.current.require(auth);
    for (const target of [change.target, ...(change.old ? [change.old.target] : [])]) {
      const limited = await this.limits.codeTried(target);
      if (limited !== undefined) return limited;
    }
    const outcome = await this.#change(auth, work, {
      OLD_CREDENTIAL_REJECTED: () =>
        change.old === undefined
          ? rejected(fieldProblem(`input.${oldField}`, 'REQUIRED_TOGETHER', { fields: [oldField, 'oldCode'] }))
          : createOutcome('InvalidCredentials'),
    });
    // So that a password reset by the new phone or e-mail also ends the existing sessions.
    if (outcome.__typename === 'AccountUpdated') {
      await this.sessions.identify(session.provider, session.userId, [change.target]);
    }
    return outcome;
  }

  #change(auth: AuthContext, work: Work, refusals: Refusals = {}): Promise<AccountOutcome> {
    const done = this.current.act(auth, async (vendor, session): Promise<AccountUpdated> => {
      const user = await work(this.providers.account(session.provider), vendor, session);
      return createOutcome('AccountUpdated', { user: { ...user, provider: session.provider } });
    });
    return mapRefusals<AccountUpdated, AccountOutcome>(done, { ...ACCOUNT_REFUSALS, ...refusals });
  }
}

/** The outcomes of a vendor's refusals, for all account changes. */
export const ACCOUNT_REFUSALS: Refusals = {
  CODE_REJECTED: () => createOutcome('CodeRejected'),
  OLD_CREDENTIAL_REJECTED: () => createOutcome('InvalidCredentials'),
  ALREADY_TAKEN: () => createOutcome('AlreadyTaken'),
  LAST_LOGIN_METHOD: () => createOutcome('LastLoginMethod'),
  NOT_FOUND: () => createOutcome('NotFound'),
  TOO_FREQUENT: tooFrequent,
  INPUT_REJECTED: (error) => rejected(refusedField('input', error)),
};

function contactChange(
  target: string,
  code: string,
  oldTarget: string | undefined,
  oldCode: string | undefined,
): ContactChange {
  if (oldTarget === undefined || oldCode === undefined) return { target, code };
  return { target, code, old: { target: oldTarget, code: oldCode } };
}

function checkPair(name: string, target: string | undefined, code: string | undefined): FieldProblem[] {
  if ((target === undefined) === (code === undefined)) return [];
  const path = target === undefined ? `input.${name}` : 'input.oldCode';
  return [fieldProblem(path, 'REQUIRED_TOGETHER', { fields: [name, 'oldCode'] })];
}
