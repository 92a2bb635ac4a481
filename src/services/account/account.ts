/** What signed-in users change about themselves. */
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
import {
  type AccountUpdated,
  type AlreadyTaken,
  type AttemptsLimited,
  type CodeRejected,
  type FieldProblem,
  type FlowExpired,
  type InputRejected,
  type InvalidCredentials,
  type LastLoginMethod,
  type NotFound,
  orOutcome,
  plain,
  refusedField,
  rejected,
  tooFrequent,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import type { Session, Sessions } from '../sessions/sessions.js';
import type { Visit } from '../sessions/visit.js';
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

/** A new phone or e-mail with its code, and the old one with its own where there is one. */
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

type Refusals = Partial<Record<ProviderErrorCode, (error: ProviderError) => AccountOutcome>>;
type Work = (account: Required<Account>, vendor: VendorSession, session: Session) => Promise<UserRecord>;

export class AccountService {
  constructor(
    private readonly providers: Providers,
    private readonly current: CurrentSession,
    private readonly sessions: Sessions,
    private readonly limits: Limits,
    private readonly attempts: Attempts,
  ) {}

  async updateProfile(profile: Profile, visit: Visit): Promise<AccountOutcome> {
    const problems = checkProfile('input', profile);
    if (Object.keys(profile).length === 0) problems.push({ path: 'input', message: 'Must hold at least one field.' });
    if (problems.length > 0) return rejected(...problems);
    return this.#change(visit, (account, vendor, { userId }) =>
      account.updateProfile(vendor, userId, profile, visit.caller),
    );
  }

  async updatePassword(
    passwords: { readonly newPassword: string; readonly oldPassword?: string | undefined },
    visit: Visit,
  ): Promise<AccountOutcome> {
    const problems = checkFields('input', passwords);
    if (problems.length > 0) return rejected(...problems);
    const { provider, userId } = await this.current.require(visit);
    const subject = { provider, userId };
    const attempt = await this.attempts.begin('oldPassword', [subject]);
    if ('__typename' in attempt) return attempt;
    try {
      const { newPassword, oldPassword } = passwords;
      const change = { newPassword, ...(oldPassword !== undefined && { oldPassword }) };
      const outcome = await this.#change(visit, (account, vendor) =>
        account.updatePassword(vendor, change, visit.caller),
      );
      if (outcome.__typename === 'InvalidCredentials') attempt.fail();
      if (outcome.__typename !== 'AccountUpdated') return outcome;
      attempt.succeed([subject]);
      return this.current.secured(visit);
    } finally {
      await attempt.release();
    }
  }

  bindPhone(asked: NewPhone, visit: Visit): Promise<AccountOutcome> {
    return this.#changePhone(asked, visit, 'bindPhone');
  }

  updatePhone(asked: NewPhone, visit: Visit): Promise<AccountOutcome> {
    return this.#changePhone(asked, visit, 'updatePhone');
  }

  unbindPhone(visit: Visit): Promise<AccountOutcome> {
    return this.#change(visit, (account, vendor) => account.unbindPhone(vendor, visit.caller));
  }

  bindEmail(asked: NewEmail, visit: Visit): Promise<AccountOutcome> {
    return this.#changeEmail(asked, visit, 'bindEmail');
  }

  updateEmail(asked: NewEmail, visit: Visit): Promise<AccountOutcome> {
    return this.#changeEmail(asked, visit, 'updateEmail');
  }

  unbindEmail(visit: Visit): Promise<AccountOutcome> {
    return this.#change(visit, (account, vendor) => account.unbindEmail(vendor, visit.caller));
  }

  securityLevel(visit: Visit): Promise<SecurityLevelRecord> {
    return this.current.act(visit, (vendor, { provider }) =>
      this.providers.account(provider).securityLevel(vendor, visit.caller),
    );
  }

  async #changePhone(asked: NewPhone, visit: Visit, method: 'bindPhone' | 'updatePhone'): Promise<AccountOutcome> {
    const { phone, code, oldPhone, oldCode } = canonical(asked);
    const problems = [
      ...checkFields('input', { phone, code, oldPhone, oldCode }),
      ...checkPair('oldPhone', oldPhone, oldCode),
    ];
    if (problems.length > 0) return rejected(...problems);
    const change = contactChange(phone, code, oldPhone, oldCode);
    return this.#changeContact(change, 'oldPhone', visit, (account, vendor) =>
      account[method](vendor, change, visit.caller),
    );
  }

  async #changeEmail(asked: NewEmail, visit: Visit, method: 'bindEmail' | 'updateEmail'): Promise<AccountOutcome> {
    const { email, code, oldEmail, oldCode } = asked;
    const problems = [
      ...checkFields('input', { email, code, oldEmail, oldCode }),
      ...checkPair('oldEmail', oldEmail, oldCode),
    ];
    if (problems.length > 0) return rejected(...problems);
    const change = contactChange(email, code, oldEmail, oldCode);
    return this.#changeContact(change, 'oldEmail', visit, (account, vendor) =>
      account[method](vendor, change, visit.caller),
    );
  }

  async #changeContact(
    change: ContactChange,
    oldField: 'oldPhone' | 'oldEmail',
    visit: Visit,
    work: Work,
  ): Promise<AccountOutcome> {
    const session = await this.current.require(visit);
    for (const target of [change.target, ...(change.old ? [change.old.target] : [])]) {
      const limited = await this.limits.codeTried(target);
      if (limited !== undefined) return limited;
    }
    const outcome = await this.#change(visit, work, {
      OLD_CREDENTIAL_REJECTED: () =>
        change.old === undefined
          ? rejected({ path: `input.${oldField}`, message: 'The old one must be proven too: send it with its code.' })
          : plain('InvalidCredentials'),
    });
    // A password reset by the new address must find the sessions that exist already.
    if (outcome.__typename === 'AccountUpdated') {
      await this.sessions.identify(session.provider, session.userId, [change.target]);
    }
    return outcome;
  }

  #change(visit: Visit, work: Work, refusals: Refusals = {}): Promise<AccountOutcome> {
    const done = this.current.act(visit, async (vendor, session): Promise<AccountUpdated> => {
      const user = await work(this.providers.account(session.provider), vendor, session);
      return { ...plain('AccountUpdated'), user: { ...user, provider: session.provider } };
    });
    return orOutcome<AccountUpdated, AccountOutcome>(done, { ...ACCOUNT_REFUSALS, ...refusals });
  }
}

/** Outcomes of a vendor's refusals, for all changes of an account. */
export const ACCOUNT_REFUSALS: Refusals = {
  CODE_REJECTED: () => plain('CodeRejected'),
  OLD_CREDENTIAL_REJECTED: () => plain('InvalidCredentials'),
  ALREADY_TAKEN: () => plain('AlreadyTaken'),
  LAST_LOGIN_METHOD: () => plain('LastLoginMethod'),
  NOT_FOUND: () => plain('NotFound'),
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
  return [{ path, message: `${name} and oldCode go together.` }];
}
