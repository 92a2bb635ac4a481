import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger, type LoggerOptions, pino } from 'pino';

/** A process that ends waits at most this long for a reader of its lines that does not read. */
const WRITTEN_WITHIN_MS = 1_000;

/** Where lines go. It writes in the background: a slow reader does not hold the server up. */
export type LogOutput = ReturnType<typeof pino.destination>;

/**
 * Keys whose values are redacted, as a second protection: the code does not log secrets in the first place. The list covers
 * only the depths at which objects are logged, because each wildcard slows down every log line.
 */
const REDACTED = ['password', 'token', 'accessToken', 'secret', 'authorization', 'cookie'].flatMap((key) => [
  key,
  `err.${key}`,
]);

interface LoggerSettings {
  /** Readable lines for a terminal, in place of JSON lines, where the project itself is installed. */
  readonly pretty?: boolean;
  /** Fields of every line. */
  readonly marks?: Readonly<Record<string, unknown>> | undefined;
  /** Where JSON lines go. Default: standard output. */
  readonly output?: LogOutput;
}

/** Writes JSON lines. */
export function createLogger(level: string, { pretty = false, marks = {}, output }: LoggerSettings = {}): Logger {
  const options: LoggerOptions = {
    level,
    redact: { paths: REDACTED, censor: '[redacted]' },
  };
  const logger =
    pretty && hasPrinter()
      ? pino({
          ...options,
          transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname', translateTime: 'HH:MM:ss' } },
        })
      : pino(options, output);
  return Object.keys(marks).length === 0 ? logger : logger.child(marks);
}

/**
 * Waits until all lines are written. A line that is still being written when the process ends can be lost, or come after a
 * later one.
 */
export async function writtenTo(output: LogOutput): Promise<void> {
  // Without a reader the output fails, and the lines are lost anyway.
  const drained = once(output, 'drain').catch(() => undefined);
  // An empty line drains the output also when nothing else is being written.
  output.write('');
  await Promise.race([drained, sleep(WRITTEN_WITHIN_MS, undefined, { ref: false })]);
}

/** Whether pino-pretty is installed: it is a development dependency, so a package that was installed by npm lacks it. */
function hasPrinter(): boolean {
  try {
    import.meta.resolve('pino-pretty');
    return true;
  } catch {
    return false;
  }
}
