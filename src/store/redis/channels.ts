import type { Logger } from 'pino';
import { type Channels, type Listener, storeUnavailable } from '../contract.js';
import { MemoryChannels } from '../memoryChannels.js';
import type { RedisConnection } from './connection.js';

/** The part of the Redis client that we use. */
export interface Subscriber {
  /** Without a connection, the client would keep the commands and never send them. */
  readonly isReady: boolean;
  subscribe(channel: string, listener: RedisListener): Promise<void>;
  unsubscribe(channel: string, listener: RedisListener): Promise<void>;
}

type RedisListener = (message: string, channel: string) => void;
type Publish = (channel: string, message: string) => Promise<unknown>;

/** @param prepare subscribes again on each new client */
export type OpenSubscriber = (
  prepare: (client: Subscriber) => Promise<void>,
) => Promise<Pick<RedisConnection<Subscriber>, 'client' | 'close'>>;

/**
 * Redis Pub/Sub. A connection that subscribes is used for nothing else, so there is a second one, which opens at the first
 * subscription. Redis sends a message of a channel to this process once, whatever the number of listeners.
 */
export class RedisChannels implements Channels {
  readonly #local = new MemoryChannels();
  /** Channels in use here, each with its SUBSCRIBE. */
  readonly #active = new Map<string, Promise<void>>();
  #subscriber: ReturnType<OpenSubscriber> | undefined;
  #publishes = true;
  #closed = false;

  /** @param open opens the second connection, which then reconnects by itself */
  constructor(
    private readonly send: Publish,
    private readonly open: OpenSubscriber,
    private readonly logger: Logger,
  ) {}

  async publish(channel: string, message: string): Promise<void> {
    try {
      await this.send(channel, message);
      this.#publishes = true;
    } catch (err) {
      if (this.#publishes) this.logger.warn({ err }, 'the store does not deliver messages');
      this.#publishes = false;
    }
  }

  async subscribe(channel: string, listener: Listener): Promise<() => Promise<void>> {
    const leave = await this.#local.subscribe(channel, listener);
    const unsubscribe = async () => {
      await leave();
      if (!this.#local.has(channel)) await this.#deactivate(channel);
    };
    try {
      let active = this.#active.get(channel);
      if (active === undefined) {
        active = this.#activate(channel);
        this.#active.set(channel, active);
      }
      await active;
    } catch (cause) {
      await unsubscribe();
      throw storeUnavailable(cause);
    }
    return unsubscribe;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#local.clear();
    this.#active.clear();
    await (await this.#subscriber?.catch(() => undefined))?.close();
  }

  readonly #receive: RedisListener = (message, channel) => this.#local.deliver(channel, message);

  async #activate(channel: string): Promise<void> {
    const { client } = await this.#connected();
    if (!client.isReady) throw new Error('The subscriptions of the store are interrupted.');
    await client.subscribe(channel, this.#receive);
  }

  async #deactivate(channel: string): Promise<void> {
    this.#active.delete(channel);
    const subscriber = await this.#subscriber?.catch(() => undefined);
    // Another listener may have come during the wait.
    if (subscriber === undefined || this.#active.has(channel)) return;
    // Without a connection there is nothing to undo: the next one subscribes only to the channels in use.
    if (!subscriber.client.isReady) return;
    await subscriber.client.unsubscribe(channel, this.#receive).catch(() => undefined);
  }

  #connected(): ReturnType<OpenSubscriber> {
    if (this.#closed) return Promise.reject(new Error('The store is closed.'));
    this.#subscriber ??= this.open((client) => this.#subscribeAgain(client)).catch((error: unknown) => {
      this.#subscriber = undefined;
      throw error;
    });
    return this.#subscriber;
  }

  async #subscribeAgain(client: Subscriber): Promise<void> {
    const channels = [...this.#active.keys()];
    await Promise.all(channels.map((channel) => client.subscribe(channel, this.#receive)));
    // Listeners may have left during the wait.
    const left = channels.filter((channel) => !this.#active.has(channel));
    await Promise.all(left.map((channel) => client.unsubscribe(channel, this.#receive)));
  }
}
