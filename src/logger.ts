import { type Logger, type LoggerOptions, pino } from 'pino';

/**
 * Keys whose values are redacted, as a second protection: the code does not log secrets in the first place. The list covers
 * only the depths at which objects are logged, because each wildcard slows down every log line.
 */
const REDACTED = ['password', 'token', 'accessToken', 'secret', 'authorization', 'cookie'].flatMap((key) => [
  key,
  `err.${key}`,
]);

/** Writes JSON lines to standard output, or readable lines for a terminal with `pretty`. */
export function createLogger(level: string, pretty = false): Logger {
  const options: LoggerOptions = {
    level,
    redact: { paths: REDACTED, censor: '[redacted]' },
  };
  return pretty
    ? pino({
        ...options,
        transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname', translateTime: 'HH:MM:ss' } },
      })
    : pino(options);
}
