/** The server's own settings: one entry each, with what it must be and an example for the error line. */
import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';
import { isOrigin } from '../origins.js';
import { FACTOR_SETTINGS } from './factorSettings.js';
import { LIMIT_SETTINGS } from './limitSettings.js';
import { integer, list, type ServerSetting, setting, yesNo } from './setting.js';

const webOrigin = z.string().refine((text) => /^https?:/.test(text) && isOrigin(text));

const networkRange = z.string().refine((text) => {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
});

const key = z
  .string()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32);

/** A token is kept as its hash alone, however it was given. */
const adminToken = z
  .string()
  .refine((text) => text.length >= 16)
  .transform((text) =>
    /^[\da-f]{64}$/i.test(text) ? text.toLowerCase() : createHash('sha256').update(text).digest('hex'),
  );

/** What HTTP can carry in a header, long enough that nobody guesses it; kept as its hash alone. */
const routerSecret = z
  .string()
  .regex(/^[!-~]{32,}$/)
  .transform((text) => createHash('sha256').update(text).digest('hex'));

export const SERVER_SETTINGS = {
  port: setting('PORT', 'a port from 0 (any free one) to 65535', '4000', integer(0, 65_535, 4000)),
  host: setting('HOST', 'an address or host name to listen on', '127.0.0.1', z.string().min(1).default('127.0.0.1')),
  publicUrl: setting(
    'PUBLIC_URL',
    'the origin under which browsers reach this server, without a path',
    'https://id.example.com',
    webOrigin.optional(),
  ),
  trustedProxies: setting(
    'TRUSTED_PROXIES',
    'a comma-separated list of addresses or CIDR ranges of the proxies in front',
    '10.0.0.0/8,127.0.0.1',
    list().pipe(z.array(networkRange)).default([]),
  ),
  allowedOrigins: setting(
    'ALLOWED_ORIGINS',
    'a comma-separated list of the origins, besides its own, whose pages and apps may call this server, each exactly as a browser sends it',
    'https://www.example.com,capacitor://localhost',
    list()
      .pipe(z.array(z.string().refine(isOrigin)))
      .default([]),
  ),
  storeUrl: setting(
    'STORE_URL',
    'the address of a Redis or Valkey server (leave it out to keep sessions in memory)',
    'redis://127.0.0.1:6379',
    z
      .string()
      .regex(/^rediss?:\/\/.+/)
      .optional(),
  ),
  sessionKeys: setting(
    'SESSION_KEY',
    'one or more comma-separated keys of 32 random bytes in base64 (the first seals, all open)',
    // Never a usable key: examples get copied.
    '$(openssl rand -base64 32)',
    list().pipe(z.array(key).min(1)),
  ),
  sessionModes: setting(
    'SESSION_MODES',
    'the session modes that a page may ask for: cookie, bearer or both',
    'cookie',
    list()
      .pipe(z.array(z.enum(['cookie', 'bearer'])).min(1))
      .default(['cookie', 'bearer']),
  ),
  sessionIdleSeconds: setting(
    'SESSION_IDLE_SECONDS',
    'the seconds after which an unused session ends, from 60 to 31536000',
    '604800',
    integer(60, 31_536_000, 604_800),
  ),
  sessionMaxSeconds: setting(
    'SESSION_MAX_SECONDS',
    'the seconds after which every session ends, from 60 to 31536000',
    '2592000',
    integer(60, 31_536_000, 2_592_000),
  ),
  endOtherSessions: setting(
    'END_OTHER_SESSIONS',
    'yes or no: whether a changed password or factor ends the other sessions of that user',
    'yes',
    yesNo.default(true),
  ),
  adminTokens: setting(
    'ADMIN_TOKENS',
    'a comma-separated list of the SHA-256 hashes (64 hex digits) of administrators’ tokens, or of the tokens themselves (16 characters or more)',
    '$(printf %s "$TOKEN" | sha256sum | cut -c 1-64)',
    list().pipe(z.array(adminToken)).default([]),
  ),
  routerSecrets: setting(
    'ROUTER_SECRET',
    'one or more comma-separated secrets of 32 characters or more (no spaces), one of which a federation router shows in the header x-router-secret',
    '$(openssl rand -base64 32)',
    list().pipe(z.array(routerSecret)).default([]),
  ),
  identityProviders: setting(
    'IDENTITY_PROVIDERS',
    'a comma-separated list of the identity providers that a client may choose, the default first',
    'AUTHING',
    list()
      .pipe(z.array(z.enum(['AUTHING', 'AUTHING_LEGACY'])).min(1))
      .optional(),
  ),
  legacyMigration: setting(
    'LEGACY_MIGRATION',
    'on or off: whether a password login that AUTHING does not know is tried at AUTHING_LEGACY and, when right there, makes the user in AUTHING',
    'on',
    z
      .enum(['on', 'off'])
      .transform((word) => word === 'on')
      .default(false),
  ),
  migratedUntil: setting(
    'LEGACY_MIGRATION_UNTIL',
    'a date or time: users who signed up at AUTHING_LEGACY later are not moved',
    '2026-01-01',
    z
      .union([z.iso.date(), z.iso.datetime()])
      .transform((text) => new Date(text))
      .optional(),
  ),
  migratedFields: setting(
    'LEGACY_MIGRATION_FIELDS',
    'a comma-separated list of key:field, each a key of the metadata of an AUTHING_LEGACY user and the custom field of AUTHING that takes it along',
    'school:school,plan:level',
    list()
      .pipe(z.array(z.templateLiteral([z.string().min(1), ':', z.string().min(1)])))
      .transform((pairs) => new Map(pairs.map((pair) => pair.split(':') as [string, string])))
      .default(new Map()),
  ),
  concealAccounts: setting(
    'CONCEAL_ACCOUNTS',
    'yes or no: whether locked and unknown accounts answer as a wrong password does; failed logins then take as long as the slowest recent successful one, at most 1 second',
    'yes',
    yesNo.default(true),
  ),
  concealRegistration: setting(
    'CONCEAL_REGISTRATION',
    'yes or no: whether registering a taken e-mail or phone answers as a fresh one does',
    'no',
    yesNo.default(false),
  ),
  requireCodeVerifier: setting(
    'REQUIRE_CODE_VERIFIER',
    'yes or no: whether `login(method: {authorizationCode})` must carry the PKCE `codeVerifier` (RFC 7636); no accepts codes of pages that began without a challenge',
    'yes',
    yesNo.default(true),
  ),
  contextKeys: setting(
    'CONTEXT_KEYS',
    'a comma-separated list of the keys that clients may put into `context`',
    'utm_source,invitation',
    list().default([]),
  ),
  udfReadonly: setting(
    'UDF_READONLY',
    'a comma-separated list of custom fields that clients may not write',
    'creditLimit,vip',
    list().default([]),
  ),
  ...LIMIT_SETTINGS,
  ...FACTOR_SETTINGS,
  trustedDocuments: setting(
    'TRUSTED_DOCUMENTS',
    'off, warn or only: whether documents outside the manifest run, run and are logged, or are refused',
    'only',
    z.enum(['off', 'warn', 'only']).default('off'),
  ),
  trustedDocumentsFile: setting(
    'TRUSTED_DOCUMENTS_FILE',
    'the path of the manifest that codegen writes, needed unless TRUSTED_DOCUMENTS is off',
    'persisted-documents.json',
    z.string().optional(),
  ),
  passthroughAllow: setting(
    'PASSTHROUGH_ALLOW',
    'a comma-separated list of guarded native fields that are passed on all the same, or * for all of them',
    'authing.sendEmail,authing.setUdv',
    list()
      .pipe(z.array(z.string().regex(/^(?:\*|[a-zA-Z]\w*\.\w+)$/)))
      .default([]),
  ),
  explorer: setting(
    'EXPLORER',
    'yes or no: whether introspection, Apollo Sandbox and /explorer are served (default: not in production)',
    'yes',
    yesNo.optional(),
  ),
  logLevel: setting(
    'LOG_LEVEL',
    'one of fatal, error, warn, info, debug, trace, silent',
    'info',
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ),
} as const;

export type ServerSettings = {
  readonly [K in keyof typeof SERVER_SETTINGS]: (typeof SERVER_SETTINGS)[K] extends ServerSetting<infer T> ? T : never;
};
