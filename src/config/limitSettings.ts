/** The settings that limit how much one client may do. */
import { integer, setting } from '../setting.js';

export const LIMIT_SETTINGS = {
  loginsPerMinute: setting({
    env: 'LIMIT_LOGINS_PER_MINUTE',
    description:
      'the number of logins that one address (IPv6: /64) may try in a minute, from 1 to 10000000. Native operations have ten times this limit.',
    example: '30',
    default: '30',
    schema: integer(1, 10_000_000),
  }),
  lookupsPerMinute: setting({
    env: 'LIMIT_LOOKUPS_PER_MINUTE',
    description:
      'the number of checks whether an account exists that one address may send in a minute, from 1 to 10000000.',
    example: '10',
    default: '10',
    schema: integer(1, 10_000_000),
  }),
  failuresPerHour: setting({
    env: 'LIMIT_FAILURES_PER_HOUR',
    description:
      'the number of failed logins in an hour that lock an account for 15 minutes, from 2 to 1000, across all names and login methods. Second factors and old passwords have counters of their own with the same limit.',
    example: '20',
    default: '20',
    schema: integer(2, 1000),
  }),
  codesPerDay: setting({
    env: 'LIMIT_CODES_PER_DAY',
    description: 'the number of codes that one phone or e-mail address receives in a day, from 1 to 1000.',
    example: '10',
    default: '10',
    schema: integer(1, 1000),
  }),
  secondsBetweenCodes: setting({
    env: 'LIMIT_SECONDS_BETWEEN_CODES',
    description: 'the interval between two codes to one phone or e-mail address, in seconds from 1 to 3600.',
    example: '60',
    default: '60',
    schema: integer(1, 3600),
  }),
  documentBytes: setting({
    env: 'LIMIT_DOCUMENT_BYTES',
    description:
      'the maximum size of a GraphQL document, in UTF-8 bytes from 1024 to 1000000. Longer documents answer DOCUMENT_TOO_LARGE.',
    example: '32768',
    default: '32768',
    schema: integer(1024, 1_000_000),
  }),
  refusedDocumentsPerMinute: setting({
    env: 'LIMIT_REFUSED_DOCUMENTS_PER_MINUTE',
    description:
      'the number of refused documents (too large, too costly or invalid) of one address (IPv6: /64) in a minute, from 1 to 100000. Beyond it, documents that this server has not accepted before are refused without being parsed.',
    example: '60',
    default: '60',
    schema: integer(1, 100_000),
  }),
  socketsPerAddress: setting({
    env: 'LIMIT_SOCKETS_PER_ADDRESS',
    description:
      'the number of WebSockets and event streams that one address (IPv6: /64) may keep open at one instance, from 1 to 100000. One visitor may keep 5.',
    example: '200',
    default: '200',
    schema: integer(1, 100_000),
  }),
  vendorCalls: setting({
    env: 'LIMIT_VENDOR_CALLS',
    description:
      'the number of vendor calls that one operation may cause, from 1 to 1000. Beyond it the operation answers VENDOR_BUDGET_EXCEEDED.',
    example: '25',
    default: '25',
    schema: integer(1, 1000),
  }),
  vendorCallsPerMinute: setting({
    env: 'LIMIT_VENDOR_CALLS_PER_MINUTE',
    description:
      'the number of vendor calls that one session may cause in a minute at one instance, from 1 to 10000000. One address (IPv6: /64) has five times this limit; administrators and routers have none.',
    example: '600',
    default: '600',
    schema: integer(1, 10_000_000),
  }),
} as const;
