/**
 * The webhooks that wait for one receiver, in the store: they survive restarts, and any instance can deliver them. Jobs are
 * numbered; `head` is the first number that may still wait.
 */
import { createHash } from 'node:crypto';
import type { Namespace, Store } from '../../store.js';

export interface Job {
  readonly id: string;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly dueAt: number;
  readonly attempts: number;
}

/** Receivers deduplicate by id, so a webhook is not sent for longer than they keep ids. */
export const MAX_AGE_MS = 24 * 60 * 60_000;
/** Counters must not expire while the server runs. */
const COUNTER_MS = 10 * 365 * 24 * 60 * 60_000;
const READ_AT_ONCE = 50;

/** The store must not contain the address of a receiver: its path may be a secret. */
export function receiverName({ href }: URL): string {
  return createHash('sha256').update(href).digest('hex').slice(0, 16);
}

export class Outbox {
  readonly #jobs: Namespace<Job>;
  readonly #counters: Namespace<number>;

  constructor(
    store: Store,
    private readonly receiver: string,
  ) {
    this.#jobs = store.namespace('webhookJob', MAX_AGE_MS);
    this.#counters = store.namespace('webhookCounter', COUNTER_MS);
  }

  async add(job: Job): Promise<void> {
    const seq = await this.#counters.bump(this.#key('tail'));
    await this.#jobs.set(this.#key(seq), job);
  }

  /** The number of the newest job; 0 if there has been none. */
  async tail(): Promise<number> {
    return (await this.#counters.get(this.#key('tail'))) ?? 0;
  }

  async head(): Promise<number> {
    return (await this.#counters.get(this.#key('head'))) ?? 1;
  }

  async setHead(seq: number): Promise<void> {
    await this.#counters.set(this.#key('head'), seq);
  }

  /** The jobs with these numbers that exist. */
  async read(seqs: readonly number[]): Promise<ReadonlyMap<number, Job>> {
    const found = new Map<number, Job>();
    for (let from = 0; from < seqs.length; from += READ_AT_ONCE) {
      const some = seqs.slice(from, from + READ_AT_ONCE);
      const jobs = await Promise.all(some.map((seq) => this.#jobs.get(this.#key(seq))));
      for (const [place, seq] of some.entries()) {
        const job = jobs[place];
        if (job !== undefined) found.set(seq, job);
      }
    }
    return found;
  }

  async replace(seq: number, job: Job): Promise<void> {
    await this.#jobs.set(this.#key(seq), job);
  }

  async remove(seq: number): Promise<void> {
    await this.#jobs.delete(this.#key(seq));
  }

  #key(name: string | number): string {
    return `${this.receiver}:${name}`;
  }
}
