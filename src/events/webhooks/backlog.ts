/** The jobs of an outbox that wait, as the instance with the lease remembers them. */
import type { Job, Outbox } from './outbox.js';

/** More jobs than this drop the oldest ones. */
const MAX_WAITING = 10_000;
/** A number without a job near the end: the instance that took it is still writing the job, or has stopped. */
const HOLE_MS = 10_000;
const MAX_HOLES = 100;

export class Backlog {
  readonly #waiting = new Map<number, Job>();
  /** Numbers without a job, with the time when they were first read. */
  readonly #holes = new Map<number, number>();
  /** The newest number that was read. */
  #cursor = 0;
  /** The number that the store has as head. */
  #head = 0;

  /** @param onDropped receives the number of jobs that were dropped because too many wait */
  constructor(
    private readonly outbox: Outbox,
    private readonly onDropped: (count: number) => void,
  ) {}

  /** With their numbers, the oldest first. */
  get jobs(): Iterable<readonly [seq: number, job: Job]> {
    return this.#waiting;
  }

  /** Begins again: another instance may have delivered anything that this one remembers. */
  async load(): Promise<void> {
    this.#waiting.clear();
    this.#holes.clear();
    const [head, tail] = await Promise.all([this.outbox.head(), this.outbox.tail()]);
    // A store that lost the counter of jobs begins again with 1.
    this.#head = head > tail + 1 ? 1 : head;
    this.#cursor = this.#head - 1;
  }

  /** Reads the jobs that were added. */
  async readNew(): Promise<void> {
    const tail = await this.outbox.tail();
    const first = Math.max(this.#cursor + 1, tail - MAX_WAITING + 1);
    const unread = first - this.#cursor - 1;
    if (unread > 0) this.onDropped(unread);
    const seqs = [...this.#holes.keys()];
    for (let seq = first; seq <= tail; seq++) seqs.push(seq);
    const jobs = await this.outbox.read(seqs);
    for (const seq of seqs) {
      const job = jobs.get(seq);
      if (job !== undefined) this.#waiting.set(seq, job);
      this.#noteHole(seq, job !== undefined || seq <= tail - MAX_HOLES);
    }
    this.#cursor = Math.max(this.#cursor, tail);
    await this.#dropOldest();
    await this.#advanceHead();
  }

  async replace(seq: number, job: Job): Promise<void> {
    this.#waiting.set(seq, job);
    await this.outbox.replace(seq, job);
  }

  async remove(seq: number): Promise<void> {
    await this.outbox.remove(seq);
    this.#waiting.delete(seq);
  }

  #noteHole(seq: number, isFilled: boolean): void {
    const since = this.#holes.get(seq) ?? performance.now();
    if (isFilled || performance.now() - since > HOLE_MS) this.#holes.delete(seq);
    else this.#holes.set(seq, since);
  }

  async #dropOldest(): Promise<void> {
    const over = [...this.#waiting.keys()].slice(0, Math.max(0, this.#waiting.size - MAX_WAITING));
    if (over.length === 0) return;
    await Promise.all(over.map((seq) => this.remove(seq)));
    this.onDropped(over.length);
  }

  async #advanceHead(): Promise<void> {
    const head = Math.min(...this.#waiting.keys(), ...this.#holes.keys(), this.#cursor + 1);
    if (head === this.#head) return;
    await this.outbox.setHead(head);
    this.#head = head;
  }
}
