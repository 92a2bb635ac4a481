import type { Account } from './account.js';

/** A name of an account. Only the first field that is present is used. */
export interface Identifier {
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly username?: string | null | undefined;
  readonly externalId?: string | null | undefined;
}

/** The users of the pool, in order of creation. */
export class Accounts {
  readonly #byId = new Map<string, Account>();

  add(account: Account): Account {
    this.#byId.set(account.id, account);
    return account;
  }

  get(id: string): Account | undefined {
    return this.#byId.get(id);
  }

  /** Email addresses are case-insensitive, usernames are case-sensitive. */
  find({ email, phone, username, externalId }: Identifier): Account | undefined {
    if (email) return this.#first((account) => account.email === normalEmail(email));
    if (phone) return this.#first((account) => account.phone === phone);
    if (username) return this.#first((account) => account.username === username);
    if (externalId) return this.#first((account) => account.externalId === externalId);
    return undefined;
  }

  /** Finds an account by its id at another identity provider. */
  findByIdentity(provider: string, userIdInIdp: string): Account | undefined {
    return this.#first(({ identities }) =>
      identities.some((identity) => identity.provider === provider && identity.userIdInIdp === userIdInIdp),
    );
  }

  /** Finds an account by id, username, email or phone. */
  findByAnyName(name: string): Account | undefined {
    return this.get(name) ?? this.find({ username: name }) ?? this.find({ email: name }) ?? this.find({ phone: name });
  }

  list(): Account[] {
    return [...this.#byId.values()];
  }

  clear(): void {
    this.#byId.clear();
  }

  remove(id: string): boolean {
    return this.#byId.delete(id);
  }

  #first(matches: (account: Account) => boolean): Account | undefined {
    return this.list().find(matches);
  }
}

export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}

/** Chinese numbers have eleven digits. For other countries the vendor requires only digits. */
export function isPhone(phone: string, countryCode: string | null | undefined): boolean {
  return !countryCode || countryCode === '+86' ? /^1\d{10}$/.test(phone) : /^\d{4,15}$/.test(phone);
}
