/** Moves a user from the old provider to the new one during a password login. The user keeps the password. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Caller, Directory, Identity, NewUser, SignedIn, UserRecord } from '../../../datasources/capabilities.js';
import { PROFILE_FIELDS } from '../../../datasources/capabilities.js';
import { ProviderError } from '../../../datasources/errors.js';
import type { Namespace, Store } from '../../../store.js';
import type { Sealer } from '../../sealing.js';
import { type AccountName, nameOf, type PasswordLogin } from './passwordLogin.js';

export interface MigrationSettings {
  /** Users who registered at the old provider after this date are not moved; undefined moves all. */
  readonly migratedUntil: Date | undefined;
  /** Maps custom data keys of the old provider to custom fields of the new one. */
  readonly migratedFields: ReadonlyMap<string, string>;
}

/** Where users are moved from, and the directory that they are moved to. */
export interface MigrationProviders {
  readonly old: Identity;
  readonly directory: Required<Directory>;
}

/** Maximum duration of one migration. Other logins of the same user wait that long. */
const LEASE_MS = 30_000;
const POLL_MS = 100;
/** Ten years: an old password must not recreate a user whom an administrator removed. */
const MARK_MS = 10 * 365 * 24 * 60 * 60_000;

export class Migration {
  readonly #leases: Namespace<number>;
  /** The old ids of moved users. */
  readonly #marks: Namespace<number>;
  #migrated = 0;

  constructor(
    store: Store,
    private readonly sealer: Sealer,
    private readonly providers: MigrationProviders,
    private readonly settings: MigrationSettings,
    private readonly logger: Logger,
  ) {
    this.#leases = store.namespace('migration', LEASE_MS);
    this.#marks = store.namespace('migrated', MARK_MS);
  }

  isOldUser(name: AccountName, caller: Caller): Promise<boolean> {
    return this.providers.old.userExists(name, caller);
  }

  /**
   * Moves the user if the old provider accepts the password. Both providers are queried in parallel, for known and unknown
   * users alike, so that the response time does not disclose which accounts exist.
   * @returns whether the new provider now knows the user
   */
  async move(method: PasswordLogin, caller: Caller): Promise<boolean> {
    const name = nameOf(method);
    const [known, old] = await Promise.all([this.#find(name, caller), this.#signInAtOld(method, caller)]);
    if (old === null) return false;
    const reason = known === null ? await this.#reasonAgainst(old.user) : 'the name is taken';
    if (reason !== undefined) return this.#refuse(reason, old.user);
    const [lease] = this.sealer.fingerprints(`${method.kind} ${Object.values(name)[0]}`.toLowerCase(), 'migration');
    if (!(await this.#leases.putOnce(lease, 1))) return this.#wait(lease);
    try {
      return await this.#create(old, method, name, caller);
    } finally {
      await this.#leases.delete(lease);
    }
  }

  async #reasonAgainst({ id, signedUp }: UserRecord): Promise<string | undefined> {
    const { migratedUntil } = this.settings;
    const isLate = migratedUntil !== undefined && !(signedUp !== null && signedUp < migratedUntil);
    if (isLate) return 'they signed up too late';
    return (await this.#marks.get(id)) === undefined ? undefined : 'they were migrated before';
  }

  async #create(old: SignedIn, method: PasswordLogin, name: AccountName, caller: Caller): Promise<boolean> {
    try {
      const user = await this.providers.directory.createUser(this.#newUser(old, method.password), caller);
      await this.#marks.set(old.user.id, 1);
      this.#migrated += 1;
      this.logger.info({ from: old.user.id, to: user.id, total: this.#migrated }, 'a user was migrated');
      return true;
    } catch (error) {
      if (!(error instanceof ProviderError) || error.isFault) throw error;
      // Another instance created the user first, or another user has the same phone or e-mail.
      if ((await this.#find(name, caller)) !== null) return true;
      if (error.code === 'ALREADY_TAKEN' || error.code === 'ALREADY_REGISTERED') {
        return this.#refuse('another user has their e-mail, phone or user name', old.user);
      }
      this.logger.error({ from: old.user.id, code: error.code, field: error.field }, 'a user cannot be migrated');
      // The client must not read this refusal as one of its own login or registration.
      throw new ProviderError('REFUSED', error.provider, error.providerCode);
    }
  }

  /** The holder of the lease creates the user. The repeated login shows whether that succeeded. */
  async #wait(lease: string): Promise<true> {
    for (let waited = 0; waited < LEASE_MS && (await this.#leases.get(lease)) !== undefined; waited += POLL_MS) {
      await sleep(POLL_MS);
    }
    return true;
  }

  #newUser({ user, customData = {} }: SignedIn, password: string): NewUser {
    const profile = Object.fromEntries(PROFILE_FIELDS.flatMap((field) => (user[field] ? [[field, user[field]]] : [])));
    const moved = [...this.settings.migratedFields].flatMap(([from, to]) =>
      customData[from] === undefined ? [] : [[to, customData[from]]],
    );
    const { email, emailVerified, phone, phoneVerified } = user;
    return {
      ...profile,
      ...(email && { email, emailVerified }),
      ...(phone && { phone, phoneVerified }),
      password,
      customData: Object.fromEntries(moved),
    };
  }

  #refuse(reason: string, { id }: UserRecord): false {
    this.logger.warn({ from: id, reason }, 'a user was not migrated');
    return false;
  }

  #find(name: AccountName, caller: Caller): Promise<UserRecord | null> {
    return this.providers.directory.findUser(name, caller);
  }

  /** Null if the old provider refuses the login or requires a second factor: such a user cannot be moved. */
  async #signInAtOld(method: PasswordLogin, caller: Caller): Promise<SignedIn | null> {
    try {
      const reply = await this.providers.old.login(method, { autoRegister: false }, caller);
      return reply.type === 'signedIn' ? reply : null;
    } catch (error) {
      if (error instanceof ProviderError && !error.isFault) return null;
      throw error;
    }
  }
}
