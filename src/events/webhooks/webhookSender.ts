/** Sends events to the receivers of WEBHOOK_URL. */
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import type { Logger } from 'pino';
import type { Store } from '../../store.js';
import type { EventCounters, EventName, SignInEvent } from '../event.js';
import type { EventSink } from '../sinkQueue.js';
import { type Lookup, systemLookup } from './addresses.js';
import { Receiver } from './receiver.js';

export interface WebhookSettings {
  readonly webhookUrls: readonly string[];
  readonly webhookSecrets: readonly Buffer[];
  readonly webhookEvents: readonly (EventName | '*')[];
  /** PEM certificates that are trusted beside the public authorities. */
  readonly webhookCa: string | undefined;
  readonly webhookAllowPrivate: boolean;
}

export interface WebhookSenderParts {
  readonly config: WebhookSettings;
  readonly store: Store;
  readonly logger: Logger;
  readonly counters: EventCounters;
  readonly now: () => number;
  readonly loopbackOnly: boolean;
  readonly lookup?: Lookup;
  readonly timeoutMs?: number;
  readonly pollMs?: number;
  readonly firstRetryMs?: number;
}

const TIMEOUT_MS = 5000;
const POLL_MS = 2000;
const FIRST_RETRY_MS = 5000;

export class WebhookSender implements EventSink {
  readonly name = 'webhook';
  readonly #receivers: readonly Receiver[];
  readonly #events: ReadonlySet<EventName | '*'>;

  constructor({ config, store, logger, counters, now, loopbackOnly, ...options }: WebhookSenderParts) {
    const { lookup = systemLookup, timeoutMs = TIMEOUT_MS, pollMs = POLL_MS, firstRetryMs = FIRST_RETRY_MS } = options;
    const rules = { allowPrivate: config.webhookAllowPrivate, allowLoopback: loopbackOnly };
    const tls = trusting(config.webhookCa);
    const attempt = { secrets: config.webhookSecrets, rules, lookup, tls, timeoutMs, now };
    const parts = { store, logger, counters, attempt, pollMs, firstRetryMs };
    this.#receivers = config.webhookUrls.map((url) => new Receiver(new URL(url), parts));
    this.#events = new Set(config.webhookEvents);
  }

  /** Begins to deliver what waits in the store. */
  start(): void {
    for (const receiver of this.#receivers) receiver.start();
  }

  /** Stores the events. They are delivered later, by any instance. */
  async write(events: readonly SignInEvent[]): Promise<void> {
    const wanted = events.filter(({ event }) => this.#events.has('*') || this.#events.has(event));
    for (const event of wanted) {
      const body = JSON.stringify({ type: event.event, timestamp: event.time, data: event });
      await Promise.all(this.#receivers.map((receiver) => receiver.add(event.id, body)));
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#receivers.map((receiver) => receiver.close()));
  }
}

/** Made once, because it contains all public authorities. Undefined stands for those that Node.js trusts. */
function trusting(ca: string | undefined): SecureContext | undefined {
  return ca === undefined ? undefined : createSecureContext({ ca: [...rootCertificates, ca] });
}
