import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { mayPass, storeProblem } from './problem.js';

const FIRST_DELAY_MS = 50;
const MAX_DELAY_MS = 1_000;
/** How long commands in flight may finish on a link that was replaced. */
const RETIRE_MS = 1_000;

/** A client, whose server can be lost. */
export interface Link<C> {
  readonly client: C;
  /** False while commands for at least a part of the keys fail. */
  isHealthy(): boolean;
  /** Waits for the replies of commands in flight. */
  close(): Promise<unknown>;
  /** Commands in flight fail. */
  destroy(): void;
}

/** @param onLost is called whenever a server is lost */
export type OpenLink<C> = (onLost: (error: Error) => void) => Promise<Link<C>>;

/** What the log says of a connection. */
export interface ConnectionMessages {
  readonly connected: string;
  readonly lost: string;
}

/**
 * A connection that is opened again when a server is lost: at the same address, or where Sentinel or the cluster says that
 * the data is now. Meanwhile commands fail at once.
 */
export class RedisConnection<C> {
  #link: Link<C> | undefined;
  #reopening: Promise<void> | undefined;
  #closed = false;

  /** @param prepare runs on each new client before it is used */
  constructor(
    private readonly open: OpenLink<C>,
    private readonly logger: Logger,
    private readonly messages: ConnectionMessages,
    private readonly prepare: (client: C) => Promise<void> = async () => {},
  ) {}

  /** The present client. */
  get client(): C {
    if (this.#link === undefined) throw new Error('The store is not connected.');
    return this.#link.client;
  }

  /**
   * Opens the connection for the first time, and tries again until `timeoutMs` is over, unless that cannot help.
   * @throws the last failure
   */
  async start(timeoutMs: number): Promise<void> {
    const endsAt = Date.now() + timeoutMs;
    for (let tries = 0; this.#link === undefined; tries++) {
      try {
        await this.#adopt();
      } catch (error) {
        const delay = delayOf(tries);
        if (this.#closed || !mayPass(storeProblem(error)) || Date.now() + delay > endsAt) throw error;
        await sleep(delay);
      }
    }
  }

  /** Opens another link, because the present one cannot be used or leads to the wrong server. */
  reopen(error: Error): void {
    if (this.#closed || this.#reopening !== undefined) return;
    // One line per outage, not per attempt.
    this.logger.warn({ err: error, reason: storeProblem(error).code }, this.messages.lost);
    this.#reopening = this.#reopen().finally(() => {
      this.#reopening = undefined;
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const link = this.#link;
    // A graceful close waits for replies, which never arrive without a connection.
    if (link?.isHealthy()) await link.close();
    else link?.destroy();
  }

  async #reopen(): Promise<void> {
    const lost = this.#link;
    for (let tries = 0; !this.#closed; tries++) {
      await sleep(delayOf(tries), undefined, { ref: false });
      // A client of a cluster reconnects to its nodes by itself, if they come back at their addresses.
      if (tries > 0 && lost?.isHealthy()) break;
      try {
        await this.#adopt();
        break;
      } catch (error) {
        this.logger.debug({ err: error, reason: storeProblem(error).code }, 'the store is still unreachable');
      }
    }
    if (!this.#closed && this.#link === lost) this.logger.info(this.messages.connected);
  }

  async #adopt(): Promise<void> {
    let opened: Link<C> | undefined;
    const link = await this.open((error) => {
      if (opened !== undefined && this.#link === opened) this.reopen(error);
    });
    opened = link;
    try {
      await this.prepare(link.client);
      if (!link.isHealthy()) throw new Error('The connection is closed unexpectedly.');
    } catch (error) {
      link.destroy();
      throw error;
    }
    if (this.#closed) {
      link.destroy();
      return;
    }
    const previous = this.#link;
    this.#link = link;
    this.logger.info(this.messages.connected);
    if (previous !== undefined) setTimeout(() => previous.destroy(), RETIRE_MS).unref();
  }
}

/** A random part keeps instances from connecting at the same moment. */
function delayOf(tries: number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** tries, MAX_DELAY_MS) * (0.75 + Math.random() / 2);
}
