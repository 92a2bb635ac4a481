/** Users of the store while servers fail: sessions that must stay, and codes that must be redeemed at most once. */
import { AppError } from '../../src/errors.js';
import type { Namespace, Store } from '../../src/store.js';

const TTL_MS = 600_000;

export interface StoreLoadResult {
  /** Codes of the errors that callers saw, with their numbers. */
  readonly errors: ReadonlyMap<string, number>;
  /** Codes that two callers redeemed. */
  readonly redeemedTwice: readonly string[];
  /** Locks that two callers held. */
  readonly lockedTwice: readonly string[];
  /** Counters whose value is lower than the number of confirmed steps. */
  readonly lowCounters: readonly string[];
  readonly redeemed: number;
}

export class StoreLoad {
  readonly #errors = new Map<string, number>();
  readonly #redeemed = new Map<string, number>();
  readonly #locked = new Map<string, number>();
  readonly #counted = new Map<string, number>();
  readonly #codes: readonly Namespace<number>[];
  readonly #locks: readonly Namespace<number>[];
  readonly #counters: readonly Namespace<number>[];
  #stopped = false;
  #done: Promise<unknown> = Promise.resolve();

  /** @param stores instances that share the servers */
  constructor(stores: readonly Store[]) {
    this.#codes = stores.map((store) => store.namespace<number>('codes', TTL_MS));
    this.#locks = stores.map((store) => store.namespace<number>('locks', TTL_MS));
    this.#counters = stores.map((store) => store.namespace<number>('counters', TTL_MS));
  }

  begin(workers = 8): void {
    this.#done = Promise.all(Array.from({ length: workers }, (_, worker) => this.#work(worker)));
  }

  async stop(): Promise<StoreLoadResult> {
    this.#stopped = true;
    await this.#done;
    const lowCounters: string[] = [];
    for (const [key, confirmed] of this.#counted) {
      if (((await this.#counters[0]?.get(key)) ?? 0) < confirmed) lowCounters.push(key);
    }
    const twice = (counts: ReadonlyMap<string, number>) =>
      [...counts].flatMap(([key, count]) => (count > 1 ? [key] : []));
    return {
      errors: this.#errors,
      redeemedTwice: twice(this.#redeemed),
      lockedTwice: twice(this.#locked),
      lowCounters,
      redeemed: this.#redeemed.size,
    };
  }

  async #work(worker: number): Promise<void> {
    for (let round = 0; !this.#stopped; round++) {
      const key = `${worker}-${round}`;
      await this.#attempt(() => this.#codes[0]?.set(key, round));
      // All instances redeem each code, and again after an error.
      for (let tries = 0; tries < 2; tries++) {
        await Promise.all(this.#codes.map((codes) => this.#attempt(() => codes.takeOnce(key), this.#redeemed, key)));
        await Promise.all(this.#locks.map((locks) => this.#attempt(() => locks.putOnce(key, 1), this.#locked, key)));
      }
      const counter = `counter-${worker}`;
      await this.#attempt(() => this.#counters[round % this.#counters.length]?.bump(counter), this.#counted, counter);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async #attempt(work: () => Promise<unknown> | undefined, counts?: Map<string, number>, key = ''): Promise<void> {
    try {
      const result = await work();
      if (result !== undefined && result !== false) counts?.set(key, (counts.get(key) ?? 0) + 1);
    } catch (error) {
      const code = error instanceof AppError ? error.code : String(error);
      this.#errors.set(code, (this.#errors.get(code) ?? 0) + 1);
    }
  }
}
