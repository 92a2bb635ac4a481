import type { Logger } from 'pino';

const INTERVAL_MS = 60_000;

/** Logs at most one line per minute and message. The line has the number of lines that were left out since the last one. */
export class ThrottledLog {
  readonly #lines = new Map<string, { at: number; leftOut: number }>();

  constructor(private readonly logger: Logger) {}

  /** @returns whether the line was written */
  error(facts: object, message: string): boolean {
    const line = this.#lines.get(message) ?? { at: Number.NEGATIVE_INFINITY, leftOut: 0 };
    this.#lines.set(message, line);
    if (performance.now() - line.at < INTERVAL_MS) {
      line.leftOut += 1;
      return false;
    }
    this.logger.error({ ...facts, repeated: line.leftOut }, message);
    line.at = performance.now();
    line.leftOut = 0;
    return true;
  }
}
