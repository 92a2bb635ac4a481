import type { Logger } from 'pino';
import { type Channels, type Listener, storeUnavailable } from './contract.js';
import { MemoryChannels } from './memoryChannels.js';

/** The part of the Redis client that we use. */
interface Client {
  readonly isOpen: boolean;
  publish(channel: string, message: string): Promise<unknown>;
  subscribe(channel: string, listener: RedisListener): Promise<void>;
  unsubscribe(channel: string, listener: RedisListener): Promise<void>;
  getPubSubListeners(type: 'CHANNELS'): ReadonlyMap<string, unknown>;
  on(event: 'ready', listener: () => void): unknown;
  destroy(): void;
}

type RedisListener = (message: string, channel: string) => void;

/**
 * Redis Pub/Sub. A connection that subscribes is used for nothing else, so there is a second one, which opens at the first
 * subscription. Redis sends a message of a channel to this process once, whatever the number of listeners.
 */
export class RedisChannels implements Channels {
  readonly #local = new MemoryChannels();
  /** Channels in use here, each with its SUBSCRIBE. */
  readonly #active = new Map<string, Promise<void>>();
  #subscriber: Promise<Client> | undefined;
  #publishes = true;
  #closed = false;

  /** @param open opens the second connection, which then reconnects by itself */
  constructor(
    private readonly publisher: Pick<Client, 'publish'>,
    private readonly open: () => Promise<Client>,
    private readonly logger: Logger,
  ) {}

  async publish(channel: string, message: string): Promise<void> {
    try {
      await this.publisher.publish(channel, message);
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
    const subscriber = await this.#subscriber?.catch(() => undefined);
    if (subscriber?.isOpen) subscriber.destroy();
  }

  readonly #receive: RedisListener = (message, channel) => this.#local.deliver(channel, message);

  async #activate(channel: string): Promise<void> {
    await (await this.#connected()).subscribe(channel, this.#receive);
  }

  async #deactivate(channel: string): Promise<void> {
    this.#active.delete(channel);
    const subscriber = await this.#subscriber?.catch(() => undefined);
    // Another listener may have come during the wait.
    if (subscriber === undefined || this.#active.has(channel)) return;
    // Without a connection there is nothing to undo now: #dropUnused does it later.
    await subscriber.unsubscribe(channel, this.#receive).catch(() => undefined);
  }

  #connected(): Promise<Client> {
    if (this.#closed) return Promise.reject(new Error('The store is closed.'));
    this.#subscriber ??= this.#connect().catch((error: unknown) => {
      this.#subscriber = undefined;
      throw error;
    });
    return this.#subscriber;
  }

  async #connect(): Promise<Client> {
    const client = await this.open();
    // The client subscribes again to all its channels, also to those that were left during the outage.
    client.on('ready', () => this.#dropUnused(client));
    return client;
  }

  #dropUnused(client: Client): void {
    for (const channel of client.getPubSubListeners('CHANNELS').keys()) {
      if (!this.#active.has(channel)) client.unsubscribe(channel, this.#receive).catch(() => undefined);
    }
  }
}
