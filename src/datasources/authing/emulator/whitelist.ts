import { normalEmail } from './accounts.js';
import type { UserPool } from './pool.js';
import { VendorError } from './vendorError.js';

export type WhitelistType = 'USERNAME' | 'EMAIL' | 'PHONE';

export interface WhitelistEntry {
  readonly value: string;
  readonly createdAt: number;
}

const SWITCHES = { USERNAME: 'usernameEnabled', EMAIL: 'emailEnabled', PHONE: 'phoneEnabled' } as const;

/** The identifiers that may register. Accounts that administrators create are not subject to it. */
export class Whitelist {
  readonly #entries: Record<WhitelistType, readonly WhitelistEntry[]> = { USERNAME: [], EMAIL: [], PHONE: [] };

  list(type: WhitelistType): readonly WhitelistEntry[] {
    return this.#entries[type];
  }

  /** Existing values keep their date. */
  add(type: WhitelistType, values: readonly string[], now: number): void {
    const added = values.map((value) => normal(type, value)).filter((value) => !this.#has(type, value));
    this.#entries[type] = [...this.#entries[type], ...added.map((value) => ({ value, createdAt: now }))];
  }

  remove(type: WhitelistType, values: readonly string[]): void {
    const removed = new Set(values.map((value) => normal(type, value)));
    this.#entries[type] = this.#entries[type].filter(({ value }) => !removed.has(value));
  }

  save(): Readonly<Record<WhitelistType, readonly WhitelistEntry[]>> {
    return { ...this.#entries };
  }

  /** Replaces all entries. */
  restore(saved: Readonly<Record<WhitelistType, readonly WhitelistEntry[]>>): void {
    Object.assign(this.#entries, saved);
  }

  /** Throws 2031 unless every identifier of an enabled type is listed. */
  requireListed({ whitelist }: UserPool, identifiers: Record<WhitelistType, string | null | undefined>): void {
    for (const type of ['USERNAME', 'EMAIL', 'PHONE'] as const) {
      const value = identifiers[type];
      if (value && whitelist[SWITCHES[type]] && !this.#has(type, normal(type, value))) throw new VendorError(2031);
    }
  }

  #has(type: WhitelistType, value: string): boolean {
    return this.#entries[type].some((entry) => entry.value === value);
  }
}

function normal(type: WhitelistType, value: string): string {
  return type === 'EMAIL' ? normalEmail(value) : value;
}
