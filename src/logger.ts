import { type Logger, type LoggerOptions, pino } from 'pino';

/** Keys whose values never reach a log, wherever they stand: a second net under code that does not log them. */
const REDACTED = [
  'password',
  'newPassword',
  'oldPassword',
  'token',
  'accessToken',
  'refreshToken',
  'secret',
  'code',
  'authorization',
  'cookie',
];

/** JSON lines on standard output; `pretty` lines for people on a terminal. */
export function createLogger(level: string, pretty = false): Logger {
  const options: LoggerOptions = {
    level,
    redact: {
      paths: REDACTED.flatMap((key) => [`*.${key}`, `*.*.${key}`, `req.headers.${key}`]),
      censor: '[redacted]',
    },
  };
  return pretty
    ? pino({
        ...options,
        transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname', translateTime: 'HH:MM:ss' } },
      })
    : pino(options);
}
