import { type Logger, type LoggerOptions, pino } from 'pino';

/**
 * Keys whose values never reach a log: a second net under code that does not log them. Only the depths at which objects
 * are logged are listed, since every further wildcard costs each line of the log.
 */
const REDACTED = ['password', 'token', 'accessToken', 'secret', 'authorization', 'cookie'].flatMap((key) => [
  key,
  `err.${key}`,
]);

/** JSON lines on standard output; `pretty` lines for people on a terminal. */
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
