/** How many long-lived connections (WebSockets and event streams) one client may hold open at this instance. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../../errors.js';
import type { Metrics } from '../../../metrics/metrics.js';
import { network } from '../../../services/access/limits.js';
import type { CreateContext } from '../../context/context.js';

/** A browser opens at most six connections to a host, and a page needs one. */
const MAX_PER_VISITOR = 5;

export class ConnectionLimit {
  readonly #open = new Map<string, number>();

  constructor(
    private readonly maxPerAddress: number,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Counts this connection until it closes.
   * @throws AppError RATE_LIMITED when its address or its visitor holds too many
   */
  async hold(request: FastifyRequest, reply: FastifyReply, createContext: CreateContext): Promise<void> {
    // A request without a valid context is refused later, with the reason.
    const visitor = await createContext(request, reply).then(
      ({ auth }) => auth.visitor,
      () => undefined,
    );
    const address = `address ${network(request.ip)}`;
    const keys = visitor === undefined ? [address] : [address, `visitor ${visitor}`];
    if (this.#count(address) >= this.maxPerAddress) {
      throw this.#tooMany(
        `One address may hold ${this.maxPerAddress} WebSockets and event streams (LIMIT_SOCKETS_PER_ADDRESS).`,
      );
    }
    if (keys.some((key) => key !== address && this.#count(key) >= MAX_PER_VISITOR)) {
      throw this.#tooMany(`One visitor may hold ${MAX_PER_VISITOR} WebSockets and event streams.`);
    }
    const connection = request.ws ? request.raw.socket : reply.raw;
    // A connection that is already closed does not emit `close` again.
    if (connection.destroyed) return;
    for (const key of keys) this.#open.set(key, this.#count(key) + 1);
    connection.once('close', () => {
      for (const key of keys) this.#release(key);
    });
  }

  #tooMany(message: string): AppError {
    this.metrics.limitRefused('sockets');
    return new AppError('RATE_LIMITED', `${message} Close one, then try again.`, { retryable: true });
  }

  #count(key: string): number {
    return this.#open.get(key) ?? 0;
  }

  #release(key: string): void {
    const left = this.#count(key) - 1;
    if (left > 0) this.#open.set(key, left);
    else this.#open.delete(key);
  }
}
