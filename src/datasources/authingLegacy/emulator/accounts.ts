import type { Account } from './account.js';

/** What an account is known by. Exactly one is looked at: the first that is given. */
export interface Identifier {
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly username?: string | null | undefined;
}

/** The pool's users, in the order they came. */
export class Accounts {
  readonly #byId = new Map<string, Account>();

  add(account: Account): Account {
    this.#byId.set(account.id, account);
    return account;
  }

  get(id: string): Account | undefined {
    return this.#byId.get(id);
  }

  /** Emails are compared in lower case, usernames as they are. */
  find({ email, phone, username }: Identifier): Account | undefined {
    if (email) return this.#first((account) => account.email === normalEmail(email));
    if (phone) return this.#first((account) => account.phone === phone);
    if (username) return this.#first((account) => account.username === username);
    return undefined;
  }

  list(): Account[] {
    return [...this.#byId.values()];
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
