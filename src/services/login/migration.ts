/**
 * Moves users from the first generation to the second as they log in, without a new password: whoever the second does not
 * know and the first signs in is created there in the same request.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type {
  Caller,
  Identity,
  IdentityProviderId,
  LoginMethod,
  LoginOptions,
  NewUser,
  RegisterMethod,
  SignedIn,
  UserRecord,
} from '../../datasources/capabilities.js';
import { PROFILE_FIELDS } from '../../datasources/capabilities.js';
import { ProviderError } from '../../datasources/errors.js';
import type { Namespace, Store } from '../../store.js';
import type { Providers } from '../providers/providers.js';
import type { Sealer } from '../sealing.js';

export interface MigrationSettings {
  readonly legacyMigration: boolean;
  /** Whoever signed up there later stays there; undefined for nobody. */
  readonly migratedUntil: Date | undefined;
  /** Keys of the custom data there, each with the custom field here. */
  readonly migratedFields: ReadonlyMap<string, string>;
}

type PasswordLogin = Extract<LoginMethod, { readonly kind: 'email' | 'username' | 'phonePassword' }>;
type Name = { readonly email: string } | { readonly username: string } | { readonly phone: string };
type Registration = Pick<RegisterMethod, 'kind'> & Partial<Record<'email' | 'username' | 'phone', string>>;

const [OLD, NEW] = ['AUTHING_LEGACY', 'AUTHING'] as const;
/** As long as one migration may take; the others wait for it. */
const LEASE_MS = 30_000;
const LOOK_MS = 100;
/** For good, as far as the store goes: a user who was removed here must not come back by an old password. */
const MARK_MS = 10 * 365 * 24 * 60 * 60_000;

export class Migration {
  readonly #leases: Namespace<number>;
  /** Ids there of users who were moved. */
  readonly #marks: Namespace<number>;
  #migrated = 0;

  constructor(
    store: Store,
    private readonly sealer: Sealer,
    private readonly providers: Providers,
    private readonly settings: MigrationSettings,
    private readonly logger: Logger,
  ) {
    this.#leases = store.namespace('migration', LEASE_MS);
    this.#marks = store.namespace('migrated', MARK_MS);
  }

  /**
   * The login, tried once more when the user was moved meanwhile. A refusal stays what it was. An account is only made for
   * somebody whom neither generation knows.
   */
  async login<T>(
    provider: string,
    method: LoginMethod,
    options: LoginOptions,
    caller: Caller,
    login: (options: LoginOptions) => Promise<T>,
  ): Promise<T> {
    if (!this.settings.legacyMigration || provider !== NEW || !isPasswordLogin(method)) return login(options);
    const known = { ...options, autoRegister: false };
    try {
      return await login(known);
    } catch (error) {
      if (!isUnknown(error)) throw error;
      if (await this.#move(method, caller)) return login(known);
      if (!options.autoRegister || (await this.#isOld(nameOf(method), caller))) throw error;
      return login(options);
    }
  }

  /** The providers that may check the password of this login. */
  passwordProviders(provider: IdentityProviderId, method: LoginMethod): readonly IdentityProviderId[] {
    return this.settings.legacyMigration && provider === NEW && isPasswordLogin(method) ? [NEW, OLD] : [provider];
  }

  /** A registration, for whom neither generation knows; the first takes no new users while its users are moved. */
  async register<T>(
    provider: string,
    { email, username, phone }: Registration,
    caller: Caller,
    register: () => Promise<T>,
  ): Promise<T> {
    if (!this.settings.legacyMigration) return register();
    if (provider === OLD) throw new ProviderError('REGISTRATION_DISABLED', 'authingLegacy');
    const name = email !== undefined ? { email } : username !== undefined ? { username } : { phone: phone ?? '' };
    if (await this.#isOld(name, caller)) throw new ProviderError('ALREADY_REGISTERED', 'authing');
    return register();
  }

  #isOld(name: Name, caller: Caller): Promise<boolean> {
    return this.providers.identity(OLD).userExists(name, caller);
  }

  /**
   * Both are asked at once, for known and unknown users alike, so that the time tells nobody who exists where.
   * @returns whether the user is known here now
   */
  async #move(method: PasswordLogin, caller: Caller): Promise<boolean> {
    const name = nameOf(method);
    const [known, old] = await Promise.all([
      this.#find(name, caller),
      signedInBy(this.providers.identity(OLD), method, caller),
    ]);
    if (old === null) return false;
    // Somebody has the name, verified or not: the two may be different people.
    if (known !== null) return this.#refuse('the name is taken', old.user);
    const { migratedUntil } = this.settings;
    const isLate = migratedUntil !== undefined && !(old.user.signedUp !== null && old.user.signedUp < migratedUntil);
    if (isLate) return this.#refuse('they signed up too late', old.user);
    if ((await this.#marks.get(old.user.id)) !== undefined) return this.#refuse('they were migrated before', old.user);
    const [lease] = this.sealer.fingerprints(`${method.kind} ${Object.values(name)[0]}`.toLowerCase(), 'migration');
    if (!(await this.#leases.putOnce(lease, 1))) return this.#wait(lease);
    try {
      return await this.#create(old, method, name, caller);
    } finally {
      await this.#leases.delete(lease);
    }
  }

  async #create(old: SignedIn, method: PasswordLogin, name: Name, caller: Caller): Promise<boolean> {
    try {
      const user = await this.#directory().createUser(this.#newUser(old, method.password), caller);
      await this.#marks.set(old.user.id, 1);
      this.#migrated += 1;
      this.logger.info({ from: old.user.id, to: user.id, total: this.#migrated }, 'a user was migrated');
      return true;
    } catch (error) {
      if (!(error instanceof ProviderError) || error.isFault) throw error;
      // Another instance was faster, or another user has the phone or the e-mail that goes with the name.
      if ((await this.#find(name, caller)) !== null) return true;
      if (error.code === 'ALREADY_TAKEN' || error.code === 'ALREADY_REGISTERED') {
        return this.#refuse('another user has their e-mail, phone or user name', old.user);
      }
      this.logger.error({ from: old.user.id, code: error.code, field: error.field }, 'a user cannot be migrated');
      throw new ProviderError('REFUSED', 'authing', error.providerCode);
    }
  }

  /** Whoever holds the lease creates the user; whether that came out well shows when the login is tried again. */
  async #wait(lease: string): Promise<true> {
    for (let waited = 0; waited < LEASE_MS && (await this.#leases.get(lease)) !== undefined; waited += LOOK_MS) {
      await sleep(LOOK_MS);
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

  #find(name: Name, caller: Caller): Promise<UserRecord | null> {
    return this.#directory().findUser(name, caller);
  }

  #directory() {
    return this.providers.directory(NEW);
  }
}

function isPasswordLogin(method: LoginMethod): method is PasswordLogin {
  return method.kind === 'email' || method.kind === 'username' || method.kind === 'phonePassword';
}

/** One answer for a wrong password and for nobody, of a vendor that hides who exists. */
function isUnknown(error: unknown): boolean {
  return error instanceof ProviderError && (error.code === 'INVALID_CREDENTIALS' || error.code === 'UNKNOWN_ACCOUNT');
}

function nameOf(method: PasswordLogin): Name {
  switch (method.kind) {
    case 'email':
      return { email: method.email };
    case 'username':
      return { username: method.username };
    case 'phonePassword':
      return { phone: method.phone };
  }
}

/** Null when the first generation refuses, or wants a second factor: that one cannot be moved. */
async function signedInBy(identity: Identity, method: PasswordLogin, caller: Caller): Promise<SignedIn | null> {
  try {
    const reply = await identity.login(method, { autoRegister: false }, caller);
    return reply.type === 'signedIn' ? reply : null;
  } catch (error) {
    if (error instanceof ProviderError && !error.isFault) return null;
    throw error;
  }
}
