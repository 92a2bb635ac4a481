import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { AppError } from '../../errors.js';
import { isOrigin } from '../../origins.js';

const MAX_ORIGINS = 100;
const WINDOW_MS = 3_600_000;

/** One warning an hour for each origin and code. Callers choose the header, so the number of origins is limited. */
export class RefusalLog {
  readonly #seen = new Set<string>();
  #windowEnd = 0;

  constructor(private readonly logger: Logger) {}

  warn({ code, message }: AppError, { headers: { origin = '' }, id: requestId }: FastifyRequest): void {
    this.#forgetOld();
    const name = isOrigin(origin) || origin === 'null' ? origin : 'malformed';
    const key = `${code} ${name}`;
    if (this.#seen.has(key) || this.#seen.size > MAX_ORIGINS) return;
    this.#seen.add(key);
    if (this.#seen.size > MAX_ORIGINS) {
      this.logger.warn(
        { code },
        `more than ${MAX_ORIGINS} origins were refused; the others of this hour are not logged`,
      );
    } else {
      this.logger.warn({ code, origin: name, requestId }, message);
    }
  }

  #forgetOld(): void {
    const now = Date.now();
    if (now < this.#windowEnd) return;
    this.#seen.clear();
    this.#windowEnd = now + WINDOW_MS;
  }
}
