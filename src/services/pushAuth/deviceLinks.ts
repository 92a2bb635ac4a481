/** Links between phones and accounts. The push vendor identifies a phone by a uid, which one field of the user holds. */
import type { Logger } from 'pino';
import type {
  Caller,
  Directory,
  IdentityProviderId,
  SignedIn,
  UserRecord,
  VendorSession,
} from '../../datasources/capabilities.js';
import type { AccountOutcome } from '../account/account.js';
import { createOutcome, fieldProblem, mapRefusals, rejected } from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import { Refusal } from '../refusal.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import { isShutOut } from '../sessions/userState.js';

/** The field of a user that holds the uid of the phone. */
export type UidField = 'username' | 'externalId' | { readonly customField: string };

/** A user whom the identity provider has signed in. */
export interface KnownUser {
  readonly provider: IdentityProviderId;
  readonly user: UserRecord;
  readonly vendor: VendorSession;
}

export class DeviceLinks {
  constructor(
    private readonly providers: Providers,
    private readonly current: CurrentSession,
    private readonly field: UidField,
    private readonly logger: Logger,
  ) {}

  /** Whether this field of a user holds the uid of the phone. */
  isUidField(field: 'username'): boolean {
    return this.field === field && this.providers.pushAuth() !== undefined;
  }

  /** The uid of this user's phone; null if no phone is linked. */
  async uidOf({ provider, user, vendor }: KnownUser, caller: Caller): Promise<string | null> {
    if (typeof this.field === 'string') return user[this.field];
    const { customField } = this.field;
    if (!this.providers.offers(provider, 'customData')) return null;
    const values = await this.providers.customData(provider).list(vendor, user.id, caller);
    const value = values.find(({ key }) => key === customField)?.value;
    return typeof value === 'string' && value !== '' ? value : null;
  }

  /** The uid of the caller's phone. */
  async ownUid(auth: AuthContext): Promise<string | null> {
    return this.current.act(auth, async (vendor, { provider }) => {
      const user = await this.providers.identity(provider).currentUser(vendor, auth.caller);
      return this.uidOf({ provider, user, vendor }, auth.caller);
    });
  }

  /**
   * Signs the owner of a phone in with the management credential.
   * @throws Refusal UNKNOWN_ACCOUNT unless exactly one user has this phone, ACCOUNT_UNAVAILABLE for a blocked or inactive user
   */
  async signIn(uid: string, auth: AuthContext): Promise<SignedIn> {
    const { id: provider } = this.providers.choose(undefined);
    const directory = this.providers.directory(provider);
    const [user, ...others] = await this.#owners(directory, uid, auth.caller);
    if (others.length > 0) this.logger.warn('two users are linked to the same phone: neither can sign in with it');
    if (user === undefined || others.length > 0) throw new Refusal('UNKNOWN_ACCOUNT');
    if (isShutOut(user)) throw new Refusal('ACCOUNT_UNAVAILABLE');
    const vendor = await directory.tokenFor(user.id, auth.caller);
    return { type: 'signedIn', user, vendor, isNewUser: false };
  }

  /** Links a phone to the caller's account. */
  async bind(uid: string, auth: AuthContext): Promise<AccountOutcome> {
    const { provider, userId } = await this.current.require(auth);
    const own = await this.ownUid(auth);
    if (this.field === 'username' && own !== uid) {
      return rejected(fieldProblem('event', 'WRONG_DEVICE'));
    }
    const directory = this.providers.directory(provider);
    const owners = await this.#owners(directory, uid, auth.caller);
    if (owners.some(({ id }) => id !== userId)) return createOutcome('AlreadyTaken');
    if (own === uid) return this.current.afterCredentialChange(auth);
    const outcome = await mapRefusals<unknown, AccountOutcome>(this.#write(directory, userId, uid, auth), {
      ALREADY_TAKEN: () => createOutcome('AlreadyTaken'),
      ALREADY_REGISTERED: () => createOutcome('AlreadyTaken'),
    });
    return isOutcome(outcome) ? outcome : this.current.afterCredentialChange(auth);
  }

  #write(directory: Required<Directory>, userId: string, uid: string, auth: AuthContext): Promise<unknown> {
    const { field } = this;
    if (typeof field === 'string') return directory.updateUser(userId, { externalId: uid }, auth.caller);
    return this.current.act(auth, (vendor, { provider }) =>
      this.providers.customData(provider).setOne(vendor, userId, field.customField, uid, auth.caller),
    );
  }

  /** The identity provider may ignore case in its search. A uid must match exactly. */
  async #owners(directory: Required<Directory>, uid: string, caller: Caller): Promise<readonly UserRecord[]> {
    const { field } = this;
    if (typeof field !== 'string') return directory.usersByCustomData(field.customField, uid, caller);
    const user = await directory.findUser(field === 'username' ? { username: uid } : { externalId: uid }, caller);
    return user === null || user[field] !== uid ? [] : [user];
  }
}

function isOutcome(value: unknown): value is AccountOutcome {
  return typeof value === 'object' && value !== null && '__typename' in value;
}
