import type { Account } from './account.js';

/** A name of an account. Only the first field that is present is used. */
export interface Identifier {
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly username?: string | null | undefined;
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
  find({ email, phone, username }: Identifier): Account | undefined {
    if (email) return this.#first((account) => account.email === normalEmail(email));
    if (phone) return this.#first((account) => account.phone === phone);
    if (username) return this.#first((account) => account.username === username);
    return undefined;
  }

  list(): Account[] {
    return [...this.#byId.values()];
  }

  clear(): void {
    this.#byId.clear();
  }

  remove(id: string): void {
    this.#byId.delete(id);
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

export function isPhone(text: string): boolean {
  return /^1\d{10}$/.test(text);
}
