/** Which account a phone belongs to. The vendor of the phone knows users by names of its own; one field of ours holds them. */
import type { SignedIn } from '../datasources/capabilities.js';
import { ProviderError } from '../datasources/errors.js';
import type { AccountOutcome } from './account.js';
import type { CurrentSession } from './currentSession.js';
import { orOutcome, plain, rejected } from './outcomes.js';
import type { Providers } from './providers.js';
import type { Visit } from './visit.js';

/** The field of a user that holds the phone's name. */
export type UidField = 'username' | 'externalId';

export class PushUsers {
  constructor(
    private readonly providers: Providers,
    private readonly current: CurrentSession,
    private readonly field: UidField,
  ) {}

  /** The name of the caller's own phone; null without one. */
  async uidOf(visit: Visit): Promise<string | null> {
    const user = await this.current.user(visit);
    return user?.[this.field] ?? null;
  }

  /**
   * Signs the owner of a phone in with the management credential.
   * @throws ProviderError UNKNOWN_ACCOUNT for nobody, ACCOUNT_UNAVAILABLE for somebody blocked or not activated
   */
  async signIn(uid: string, visit: Visit): Promise<SignedIn> {
    const directory = this.providers.directory(this.providers.choose(undefined).id);
    const user = await directory.findUser(
      this.field === 'username' ? { username: uid } : { externalId: uid },
      visit.caller,
    );
    // The vendor may find names without looking at their case; a phone's name is exact.
    if (user === null || user[this.field] !== uid) throw new ProviderError('UNKNOWN_ACCOUNT', 'authing');
    if (user.blocked || (user.status !== null && user.status !== 'Activated')) {
      throw new ProviderError('ACCOUNT_UNAVAILABLE', 'authing');
    }
    const vendor = await directory.tokenFor(user.id, visit.caller);
    return { type: 'signedIn', user, vendor, isNewUser: false };
  }

  /** Links a phone to the caller's account. */
  async bind(uid: string, visit: Visit): Promise<AccountOutcome> {
    const { provider, userId } = await this.current.require(visit);
    const own = await this.uidOf(visit);
    if (this.field === 'username' && own !== uid) {
      return rejected({
        path: 'event',
        message: 'On this server a phone belongs to the account of the same user name.',
      });
    }
    const directory = this.providers.directory(provider);
    const owner = await directory.findUser(
      this.field === 'username' ? { username: uid } : { externalId: uid },
      visit.caller,
    );
    if (owner !== null && owner.id !== userId) return plain('AlreadyTaken');
    if (own === uid) return this.current.secured(visit);
    const outcome = await orOutcome<unknown, AccountOutcome>(
      directory.updateUser(userId, { externalId: uid }, visit.caller),
      { ALREADY_TAKEN: () => plain('AlreadyTaken'), ALREADY_REGISTERED: () => plain('AlreadyTaken') },
    );
    return isOutcome(outcome) ? outcome : this.current.secured(visit);
  }
}

function isOutcome(value: unknown): value is AccountOutcome {
  return typeof value === 'object' && value !== null && '__typename' in value;
}
