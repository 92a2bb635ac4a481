/** Completes sign-in events and passes them to the listeners. Emitting never fails and never waits. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Caller } from '../../datasources/capabilities.js';
import type { EventListener, EventName, SignInEvent } from '../../events/event.js';
import { nameKey } from '../names.js';
import { network } from '../network.js';
import type { Sealer } from '../sealing.js';

/** What an operation knows about its event. `account` is in clear: `emit` hashes it. */
export interface EventFacts {
  readonly method?: string | null | undefined;
  readonly provider?: string | null | undefined;
  readonly userId?: string | null | undefined;
  readonly sessionId?: string | null | undefined;
  readonly account?: string | null | undefined;
  readonly browser?: string | undefined;
  readonly ms?: number | undefined;
}

/** The part of a request that an event mentions. */
export type EventSource = Pick<Caller, 'address' | 'requestId'>;

export class SignInEvents {
  readonly #listeners = new Set<EventListener>();

  /** @param sealer makes the keyed hashes */
  constructor(
    private readonly sealer: Sealer,
    private readonly logger: Logger,
    private readonly now: () => number,
  ) {}

  /** @returns ends the subscription */
  subscribe(listener: EventListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param source the request; undefined for an event that no request causes */
  emit(event: EventName, outcome: string, facts: EventFacts, source: EventSource | undefined): void {
    if (this.#listeners.size === 0) return;
    try {
      const complete = this.#complete(event, outcome, facts, source);
      for (const listener of this.#listeners) this.#notify(listener, complete);
    } catch (err) {
      this.logger.error({ err, event }, 'a sign-in event could not be emitted');
    }
  }

  /** One listener must not keep the event from the others. */
  #notify(listener: EventListener, event: SignInEvent): void {
    try {
      listener(event);
    } catch (err) {
      this.logger.error({ err, eventId: event.id }, 'a listener of sign-in events failed');
    }
  }

  #complete(
    event: EventName,
    outcome: string,
    { method, provider, userId, sessionId, account, browser, ms }: EventFacts,
    source: EventSource | undefined,
  ): SignInEvent {
    return {
      id: randomUUID(),
      event,
      outcome,
      time: new Date(this.now()).toISOString(),
      ...(method && { method }),
      ...(provider && { provider }),
      ...(userId && { userId }),
      ...(sessionId && { sessionId }),
      ...(account && { account: this.#hash(nameKey(account), 'event account') }),
      ...(source && { address: this.#hash(network(source.address), 'event address') }),
      ...(browser && { browser }),
      ...(source && { requestId: source.requestId }),
      ...(ms !== undefined && { ms: Math.round(ms) }),
    };
  }

  #hash(text: string, purpose: string): string {
    return this.sealer.fingerprints(text, purpose)[0];
  }
}
