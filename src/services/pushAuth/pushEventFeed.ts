/**
 * The state of one event on this instance, for all its subscribers here. What it costs the store, whatever the number of
 * subscribers:
 * - after a published change, and every 15 seconds, one read of the event, and one of its session if it belongs to one;
 * - for an event that is polled, one write per `pollAfterMs`: the lease. The instance that gets it polls the vendor.
 */
import type { Logger } from 'pino';
import type { Caller } from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';
import { isBudgetSpent } from '../access/vendorBudget.js';
import type { Sessions } from '../sessions/sessions.js';
import type { PushEventPoller } from './pushEventPoller.js';
import { isFinal, type PushEvent, type PushEvents } from './pushEvents.js';

/** For messages that were lost, and for sessions that have ended. */
export const SAFETY_READ_MS = 15_000;

export interface Subscriber {
  /** The vendor is polled at the expense of one of the subscribers. */
  readonly caller: Caller;
  /** Receives the current state, which can be the one that it knows. */
  show(event: PushEvent): void;
  /** Nothing follows, because of `error` if present. */
  end(error?: unknown): void;
}

export interface FeedParts {
  readonly events: PushEvents;
  readonly poller: PushEventPoller;
  readonly sessions: Sessions;
  readonly logger: Logger;
}

export class PushEventFeed {
  readonly #subscribers = new Set<Subscriber>();
  readonly #unsubscribe: Promise<() => Promise<void>>;
  /** The last read. Reads take place one after the other, so that the last one shows the newest state. */
  #reading: Promise<void> = Promise.resolve();
  #safety: NodeJS.Timeout | undefined;
  #polling: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    private event: PushEvent,
    private readonly parts: FeedParts,
    private readonly onClose: () => void,
  ) {
    this.#unsubscribe = parts.events.onChange(event.id, () => void this.#refresh());
    this.#unsubscribe.then(
      // The event may have changed before the subscription was active.
      () => this.#refresh(),
      (error) => this.#end(error),
    );
    this.#scheduleSafetyRead();
    this.#schedulePoll();
  }

  /** @param known the event as the subscriber knows it */
  add(subscriber: Subscriber, known: PushEvent): void {
    this.#subscribers.add(subscriber);
    if (known.status !== this.event.status) void this.#refresh();
  }

  remove(subscriber: Subscriber): void {
    if (this.#subscribers.delete(subscriber) && this.#subscribers.size === 0) this.#close();
  }

  #refresh(): Promise<void> {
    this.#reading = this.#reading.then(() => this.#read()).catch((error) => this.#report(error));
    return this.#reading;
  }

  async #read(): Promise<void> {
    if (this.#closed) return;
    const { events, poller, sessions } = this.parts;
    const stored = await events.read(this.event.id);
    if (stored === undefined) return this.#end();
    // A refresh replaces the token while the session continues, so the session is looked up by its id.
    if (stored.sessionId !== null && !(await sessions.isOpen(stored.sessionId))) return this.#end();
    const event = await poller.expire(stored);
    this.event = event;
    for (const subscriber of this.#subscribers) subscriber.show(event);
    if (isFinal(event)) this.#end();
  }

  #scheduleSafetyRead(): void {
    const left = this.parts.poller.msLeft(this.event);
    const wait = left > 0 ? Math.min(SAFETY_READ_MS, left + 1) : SAFETY_READ_MS;
    this.#safety = setTimeout(async () => {
      await this.#refresh();
      if (!this.#closed) this.#scheduleSafetyRead();
    }, wait).unref();
  }

  #schedulePoll(): void {
    if (this.event.reported) return;
    this.#polling = setTimeout(async () => {
      await this.#poll().catch((error) => this.#report(error));
      if (!this.#closed) this.#schedulePoll();
    }, this.event.pollAfterMs).unref();
  }

  async #poll(): Promise<void> {
    const [payer] = this.#subscribers;
    if (payer === undefined) return;
    // A subscription lasts for minutes, so only the per-minute budgets apply to it.
    payer.caller.vendorCalls.restart();
    try {
      const { status } = await this.parts.poller.poll(this.event, payer.caller);
      // The publication of a change may be lost.
      if (status !== this.event.status) await this.#refresh();
    } catch (error) {
      if (!isBudgetSpent(error)) throw error;
      // Another subscriber pays for the next poll.
      if (this.#subscribers.delete(payer)) this.#subscribers.add(payer);
    }
  }

  /** A failure does not change the state: the next read or poll may succeed. */
  #report(error: unknown): void {
    // The store logs its own outages.
    if (error instanceof AppError && error.code === 'STORE_UNAVAILABLE') return;
    this.parts.logger.warn({ err: error }, 'a push event could not be checked');
  }

  #end(error?: unknown): void {
    const subscribers = [...this.#subscribers];
    this.#subscribers.clear();
    this.#close();
    for (const subscriber of subscribers) subscriber.end(error);
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#safety);
    clearTimeout(this.#polling);
    this.onClose();
    void this.#unsubscribe.then(
      (unsubscribe) => unsubscribe(),
      () => undefined,
    );
  }
}
