import { missing } from './directory/refusals.js';

/** A text that users accept when they register. */
export interface Agreement {
  readonly id: number;
  readonly appId: string;
  readonly title: string;
  readonly required: boolean;
  readonly lang: string;
}

/** Agreements in the order in which they are shown. */
export class Agreements {
  #all: readonly Agreement[] = [];
  #lastId = 0;

  list(appId: string): Agreement[] {
    return this.#all.filter((agreement) => agreement.appId === appId);
  }

  create(fields: Omit<Agreement, 'id'>): Agreement {
    this.#lastId += 1;
    const agreement = { ...fields, id: this.#lastId };
    this.#all = [...this.#all, agreement];
    return agreement;
  }

  update(appId: string, id: number, change: Partial<Pick<Agreement, 'title' | 'required' | 'lang'>>): Agreement {
    const changed = { ...this.#require(appId, id), ...change };
    this.#all = this.#all.map((agreement) => (agreement.id === id ? changed : agreement));
    return changed;
  }

  remove(appId: string, id: number): void {
    const agreement = this.#require(appId, id);
    this.#all = this.#all.filter((each) => each !== agreement);
  }

  /** Agreements that `ids` does not contain stay behind the others. */
  sort(appId: string, ids: readonly number[]): void {
    const named = ids.map((id) => this.#require(appId, id));
    this.#all = [...named, ...this.#all.filter((agreement) => !named.includes(agreement))];
  }

  all(): readonly Agreement[] {
    return this.#all;
  }

  /** Replaces all agreements. */
  restore(saved: readonly Agreement[]): void {
    this.#all = saved;
    this.#lastId = Math.max(0, ...saved.map(({ id }) => id));
  }

  #require(appId: string, id: number): Agreement {
    const agreement = this.list(appId).find((each) => each.id === id);
    if (!agreement) throw missing('agreement', String(id));
    return agreement;
  }
}
