import type { Logger } from 'pino';
import { isErrorReply, storeProblem } from './problem.js';

const REPEAT_MS = 60_000;

/** Logs the error replies of Redis: each kind at most once a minute. Lost connections are logged where they are opened. */
export class ProblemLog {
  readonly #logged = new Map<string, number>();

  constructor(private readonly logger: Logger) {}

  note(error: unknown): void {
    if (!isErrorReply(error)) return;
    const { code, text } = storeProblem(error);
    const last = this.#logged.get(code);
    if (last !== undefined && Date.now() - last < REPEAT_MS) return;
    this.#logged.set(code, Date.now());
    this.logger.warn({ err: error, reason: code }, `the store refuses a command. ${text}`);
  }
}
