import { type Logger, type LoggerOptions, pino } from 'pino';

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
}

/** Writes JSON lines to standard output. */
export function createLogger(level: string, { pretty = false, marks = {} }: LoggerSettings = {}): Logger {
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
      : pino(options);
  return Object.keys(marks).length === 0 ? logger : logger.child(marks);
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
