import type { Caller, Identity, LoginMethod, LoginOptions, LoginReply } from '../../../datasources/capabilities.js';
import { ProviderError } from '../../../datasources/errors.js';
import { Refusal } from '../../refusal.js';
import { RefusedCredential } from '../refusedCredential.js';
import type { Migration } from './migration.js';
import { isPasswordLogin, nameOf, type PasswordLogin } from './passwordLogin.js';

type ReplacedMethods = Pick<Identity, 'login' | 'register'>;

/** The new provider: a password login that it refuses moves the user from the old provider, and is then sent again. */
export function migratingIdentity(identity: Identity, migration: Migration): ReplacedMethods {
  return {
    async login(method, options, caller) {
      if (!isPasswordLogin(method)) return identity.login(method, options, caller);
      const reply = await loginExisting(identity, method, options, caller);
      if (!(reply instanceof ProviderError)) return reply;
      return afterRefusal(reply, identity, migration, method, options, caller).catch((error: unknown) => {
        throw new RefusedCredential(error);
      });
    },

    /** A name that the old provider knows is reserved for its owner, whom the next login moves. */
    async register(method, options, caller) {
      if (await migration.isOldUser(nameOf(method), caller)) throw new Refusal('ALREADY_REGISTERED');
      return identity.register(method, options, caller);
    },
  };
}

/** The old provider: it accepts no new users while its users are moved. */
export function closedIdentity(): Pick<Identity, 'register'> {
  return {
    async register() {
      throw new Refusal('REGISTRATION_DISABLED');
    },
  };
}

/** Sends the login again if the user was moved. It creates an account only if the old provider does not know the name. */
async function afterRefusal(
  refusal: ProviderError,
  identity: Identity,
  migration: Migration,
  method: PasswordLogin,
  options: LoginOptions,
  caller: Caller,
): Promise<LoginReply> {
  if (await migration.move(method, caller)) return identity.login(method, withoutRegistration(options), caller);
  if (!options.autoRegister || (await migration.isOldUser(nameOf(method), caller))) throw refusal;
  return identity.login(method, options, caller);
}

/** @returns the refusal when the password is wrong or the user unknown: some vendors answer both alike */
async function loginExisting(
  identity: Identity,
  method: LoginMethod,
  options: LoginOptions,
  caller: Caller,
): Promise<LoginReply | ProviderError> {
  try {
    return await identity.login(method, withoutRegistration(options), caller);
  } catch (error) {
    const isUnknown =
      error instanceof ProviderError && (error.code === 'INVALID_CREDENTIALS' || error.code === 'UNKNOWN_ACCOUNT');
    if (isUnknown) return error;
    throw error;
  }
}

function withoutRegistration(options: LoginOptions): LoginOptions {
  return { ...options, autoRegister: false };
}
