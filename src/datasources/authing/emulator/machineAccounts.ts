import { newId } from './account.js';
import { newSecret } from './applications.js';
import { missing } from './directory/refusals.js';

/** A programmatic access account: an id and a secret for machines, which use the grant `client_credentials`. */
export interface MachineAccount {
  readonly id: string;
  readonly appId: string;
  secret: string;
  readonly remarks: string | null;
  /** Of an access token, in seconds. */
  readonly tokenLifetime: number;
  enabled: boolean;
  readonly createdAt: number;
  updatedAt: number;
}

export class MachineAccounts {
  readonly #byId = new Map<string, MachineAccount>();

  list(appId: string): MachineAccount[] {
    return [...this.#byId.values()].filter((account) => account.appId === appId);
  }

  create(fields: Pick<MachineAccount, 'appId' | 'remarks' | 'tokenLifetime'>, now: number): MachineAccount {
    const times = { createdAt: now, updatedAt: now };
    const account: MachineAccount = { id: newId(), secret: newSecret(), enabled: true, ...fields, ...times };
    this.#byId.set(account.id, account);
    return account;
  }

  find(id: string): MachineAccount | undefined {
    return this.#byId.get(id);
  }

  require(id: string): MachineAccount {
    const account = this.#byId.get(id);
    if (!account) throw missing('account', id);
    return account;
  }

  all(): readonly MachineAccount[] {
    return [...this.#byId.values()];
  }

  /** Replaces all accounts. */
  restore(saved: readonly MachineAccount[]): void {
    this.#byId.clear();
    for (const account of saved) this.#byId.set(account.id, { ...account });
  }

  remove({ id }: MachineAccount): void {
    this.#byId.delete(id);
  }
}
