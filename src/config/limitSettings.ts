/** The rate limits and size limits for clients. */
import { integer, setting } from '../setting.js';

export const LIMIT_SETTINGS = {
  loginsPerMinute: setting({
    env: 'LIMIT_LOGINS_PER_MINUTE',
    description:
      'the maximum number of login attempts per minute of one address (IPv6: /64), from 1 to 10000000. Native operations have ten times this limit.',
    example: '30',
    default: '30',
    schema: integer(1, 10_000_000),
  }),
  lookupsPerMinute: setting({
    env: 'LIMIT_LOOKUPS_PER_MINUTE',
    description:
      'the maximum number of checks per minute of one address whether an account exists, from 1 to 10000000.',
    example: '10',
    default: '10',
    schema: integer(1, 10_000_000),
  }),
  failuresPerHour: setting({
    env: 'LIMIT_FAILURES_PER_HOUR',
    description:
      'the number of failed logins per hour that locks an account for 15 minutes, from 2 to 1000, across all names and login methods. Second factors and old passwords have separate counters with the same limit.',
    example: '20',
    default: '20',
    schema: integer(2, 1000),
  }),
  codesPerDay: setting({
    env: 'LIMIT_CODES_PER_DAY',
    description: 'the maximum number of codes per day to one phone or e-mail address, from 1 to 1000.',
    example: '10',
    default: '10',
    schema: integer(1, 1000),
  }),
  secondsBetweenCodes: setting({
    env: 'LIMIT_SECONDS_BETWEEN_CODES',
    description: 'the minimum interval between two codes to one phone or e-mail address, in seconds from 1 to 3600.',
    example: '60',
    default: '60',
    schema: integer(1, 3600),
  }),
  documentBytes: setting({
    env: 'LIMIT_DOCUMENT_BYTES',
    description:
      'the maximum size of a GraphQL document, in UTF-8 bytes from 1024 to 1000000. Larger documents get the error DOCUMENT_TOO_LARGE.',
    example: '32768',
    default: '32768',
    schema: integer(1024, 1_000_000),
  }),
  refusedDocumentsPerMinute: setting({
    env: 'LIMIT_REFUSED_DOCUMENTS_PER_MINUTE',
    description:
      'the maximum number of refused documents (too large, too costly or invalid) per minute of one address (IPv6: /64), from 1 to 100000. Above the limit, documents that this server has not accepted before are refused without parsing.',
    example: '60',
    default: '60',
    schema: integer(1, 100_000),
  }),
  socketsPerAddress: setting({
    env: 'LIMIT_SOCKETS_PER_ADDRESS',
    description:
      'the maximum number of open WebSockets and event streams of one address (IPv6: /64) per instance, from 1 to 100000. One visitor may open 5.',
    example: '200',
    default: '200',
    schema: integer(1, 100_000),
  }),
  vendorCalls: setting({
    env: 'LIMIT_VENDOR_CALLS',
    description:
      'the maximum number of vendor calls of one operation, from 1 to 1000. Above the limit the operation gets the error VENDOR_BUDGET_EXCEEDED.',
    example: '25',
    default: '25',
    schema: integer(1, 1000),
  }),
  vendorCallsPerMinute: setting({
    env: 'LIMIT_VENDOR_CALLS_PER_MINUTE',
    description:
      'the maximum number of vendor calls per minute of one session and instance, from 1 to 10000000. One address (IPv6: /64) has five times this limit. Administrators and routers have no limit.',
    example: '600',
    default: '600',
    schema: integer(1, 10_000_000),
  }),
} as const;
