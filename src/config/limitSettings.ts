/** The settings that limit how much one client may ask for. */
import { integer, setting } from './setting.js';

export const LIMIT_SETTINGS = {
  loginsPerMinute: setting(
    'LIMIT_LOGINS_PER_MINUTE',
    'how many logins one address (IPv6: /64) may try in a minute, from 1 to 10000000; of native operations it may send ten times as many',
    '30',
    integer(1, 10_000_000, 30),
  ),
  lookupsPerMinute: setting(
    'LIMIT_LOOKUPS_PER_MINUTE',
    'how often one address may ask in a minute whether an account exists, from 1 to 10000000',
    '10',
    integer(1, 10_000_000, 10),
  ),
  failuresPerHour: setting(
    'LIMIT_FAILURES_PER_HOUR',
    'how many failed logins in an hour lock an account for 15 minutes, whatever names and login methods were used (second factors and old passwords have counters of their own with the same limit), from 2 to 1000',
    '20',
    integer(2, 1000, 20),
  ),
  codesPerDay: setting(
    'LIMIT_CODES_PER_DAY',
    'how many codes one phone or e-mail may be sent in a day, from 1 to 1000',
    '10',
    integer(1, 1000, 10),
  ),
  secondsBetweenCodes: setting(
    'LIMIT_SECONDS_BETWEEN_CODES',
    'the seconds between two codes to one phone or e-mail, from 1 to 3600',
    '60',
    integer(1, 3600, 60),
  ),
  documentBytes: setting(
    'LIMIT_DOCUMENT_BYTES',
    'the size in UTF-8 bytes of the longest GraphQL document that is accepted, from 1024 to 1000000; longer ones answer DOCUMENT_TOO_LARGE',
    '32768',
    integer(1024, 1_000_000, 32_768),
  ),
  refusedDocumentsPerMinute: setting(
    'LIMIT_REFUSED_DOCUMENTS_PER_MINUTE',
    'how many documents of one address (IPv6: /64) may be refused in a minute (too large, too costly or invalid) before documents that this server has not accepted before are refused unread, from 1 to 100000',
    '60',
    integer(1, 100_000, 60),
  ),
  socketsPerAddress: setting(
    'LIMIT_SOCKETS_PER_ADDRESS',
    'how many WebSockets and event streams one address (IPv6: /64) may hold open at one instance, from 1 to 100000; one visitor may hold 5',
    '200',
    integer(1, 100_000, 200),
  ),
  vendorCalls: setting(
    'LIMIT_VENDOR_CALLS',
    'how many calls to vendors one operation may cause, from 1 to 1000; more answer VENDOR_BUDGET_EXCEEDED',
    '25',
    integer(1, 1000, 25),
  ),
  vendorCallsPerMinute: setting(
    'LIMIT_VENDOR_CALLS_PER_MINUTE',
    'how many calls to vendors one session may cause in a minute at one instance, from 1 to 10000000; one address (IPv6: /64) may cause five times as many; administrators and routers are exempt',
    '600',
    integer(1, 10_000_000, 600),
  ),
} as const;
