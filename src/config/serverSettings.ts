/** The server's own settings. */
import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import * as z from 'zod';
import type { ProviderDefinition } from '../datasources/capabilities.js';
import { isOrigin } from '../origins.js';
import { integer, list, randomKey, setting, type ValuesOf, yesNo } from '../setting.js';
import { EVENT_SETTINGS } from './eventSettings.js';
import { FACTOR_SETTINGS } from './factorSettings.js';
import { headerSecret } from './headerSecret.js';
import { LIMIT_SETTINGS } from './limitSettings.js';
import { PAGE_SETTINGS } from './pageSettings.js';
import { PASSKEY_SETTINGS } from './passkeySettings.js';
import { REHEARSAL_SETTINGS } from './rehearsalSettings.js';
import { STORE_SETTINGS } from './storeSettings.js';
import { TELEMETRY_SETTINGS } from './telemetrySettings.js';
import { TOKEN_SETTINGS } from './tokenSettings.js';
import { webOrigin } from './webOrigin.js';
import { WORLD_SETTINGS } from './worldSettings.js';

const networkRange = z.string().refine((text) => {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
});

/** A token or its hash. Only the hash is kept in memory. */
const adminToken = z
  .string()
  .refine((text) => text.length >= 16)
  .transform((text) =>
    /^[\da-f]{64}$/i.test(text) ? text.toLowerCase() : createHash('sha256').update(text).digest('hex'),
  );

const SERVER = {
  production: setting({
    env: 'NODE_ENV',
    description: 'production, or any other value for development.',
    example: 'production',
    default: 'development',
    schema: z.string().transform((word) => word === 'production'),
  }),
  port: setting({
    env: 'PORT',
    description: 'a port from 0 (any free one) to 65535.',
    example: '4000',
    default: '4000',
    schema: integer(0, 65_535),
  }),
  emulatorPort: setting({
    env: 'EMULATOR_PORT',
    description:
      'the first port of the emulators in a local start, from 0 (any free ones) to 65000. They use consecutive ports, and skip those in use.',
    example: '4010',
    default: '4010',
    schema: integer(0, 65_000),
  }),
  host: setting({
    env: 'HOST',
    description:
      'an address or host name to listen on. 0.0.0.0 is every IPv4 address of this machine, and :: every address; only programs of this machine reach 127.0.0.1.',
    example: '127.0.0.1',
    default: '127.0.0.1',
    productionDefault: '0.0.0.0',
    schema: z.string().min(1),
  }),
  publicUrl: setting({
    env: 'PUBLIC_URL',
    description: 'the origin at which browsers reach this server, without a path.',
    example: 'https://id.example.com',
    schema: webOrigin.optional(),
  }),
  trustedProxies: setting({
    env: 'TRUSTED_PROXIES',
    description: 'a comma-separated list of addresses or CIDR ranges of the proxies in front of this server.',
    example: '10.0.0.0/8,127.0.0.1',
    default: '',
    schema: list().pipe(z.array(networkRange)),
  }),
  allowedOrigins: setting({
    env: 'ALLOWED_ORIGINS',
    description:
      'a comma-separated list of the origins, besides its own, whose pages and apps may call this server, each exactly as a browser sends it.',
    example: 'https://www.example.com,capacitor://localhost',
    default: '',
    schema: list().pipe(z.array(z.string().refine(isOrigin))),
  }),
  allowLoopbackUpstream: setting({
    env: 'ALLOW_LOOPBACK_UPSTREAM',
    description: 'yes or no: whether addresses of vendors may name this machine in production.',
    example: 'yes',
    default: 'no',
    schema: yesNo,
  }),
  ...STORE_SETTINGS,
  sessionKeys: setting({
    env: 'SESSION_KEY',
    description:
      'one or more comma-separated keys of 32 random bytes in base64. The first one encrypts, all of them decrypt. To change the key, add the new one last on every instance, then move it to the front on every instance, and remove the old one after SESSION_MAX_SECONDS: docs/sessions.md.',
    // A command instead of a valid key, because operators copy examples.
    example: '$(openssl rand -base64 32)',
    secret: true,
    schema: list().pipe(z.array(randomKey).min(1)),
  }),
  sessionModes: setting({
    env: 'SESSION_MODES',
    description: 'a comma-separated list of the session modes that a page may choose: cookie, bearer or both.',
    example: 'cookie',
    default: 'cookie,bearer',
    schema: list().pipe(z.array(z.enum(['cookie', 'bearer'])).min(1)),
  }),
  sessionIdleSeconds: setting({
    env: 'SESSION_IDLE_SECONDS',
    description: 'the seconds after which an unused session ends, from 60 to 31536000.',
    example: '604800',
    default: '604800',
    schema: integer(60, 31_536_000),
  }),
  sessionMaxSeconds: setting({
    env: 'SESSION_MAX_SECONDS',
    description: 'the seconds after which every session ends, from 60 to 31536000.',
    example: '2592000',
    default: '2592000',
    schema: integer(60, 31_536_000),
  }),
  endOtherSessions: setting({
    env: 'END_OTHER_SESSIONS',
    description: 'yes or no: whether a change of a password or factor ends the other sessions of that user.',
    example: 'yes',
    default: 'yes',
    schema: yesNo,
  }),
  adminTokens: setting({
    env: 'ADMIN_TOKENS',
    description:
      'a comma-separated list of the SHA-256 hashes (64 hex digits) of administrators’ tokens, or of the tokens themselves (16 characters or more).',
    example: '$(printf %s "$TOKEN" | sha256sum | cut -c 1-64)',
    default: '',
    secret: true,
    schema: list().pipe(z.array(adminToken)),
  }),
  routerSecrets: setting({
    env: 'ROUTER_SECRET',
    description:
      'one or more comma-separated secrets of 32 characters or more, without spaces. A federation router sends one of them in the header x-router-secret.',
    example: '$(openssl rand -base64 32)',
    default: '',
    secret: true,
    schema: list().pipe(z.array(headerSecret)),
  }),
  legacyMigration: setting({
    env: 'LEGACY_MIGRATION',
    description:
      'yes or no: whether a password login of an unknown user is tried at the legacy identity provider and, if it succeeds there, creates the user at its successor.',
    example: 'yes',
    default: 'no',
    schema: yesNo,
  }),
  migratedUntil: setting({
    env: 'LEGACY_MIGRATION_UNTIL',
    description: 'a date or time: users who signed up at the legacy identity provider later are not moved.',
    example: '2026-01-01',
    schema: z
      .union([z.iso.date(), z.iso.datetime()])
      .transform((text) => new Date(text))
      .optional(),
  }),
  migratedFields: setting({
    env: 'LEGACY_MIGRATION_FIELDS',
    description:
      'a comma-separated list of key:field, each a metadata key of a user at the legacy identity provider and the custom field that receives its value.',
    example: 'school:school,plan:level',
    default: '',
    schema: list()
      .pipe(z.array(z.templateLiteral([z.string().min(1), ':', z.string().min(1)])))
      .transform((pairs) => new Map(pairs.map((pair) => pair.split(':') as [string, string]))),
  }),
  concealAccounts: setting({
    env: 'CONCEAL_ACCOUNTS',
    description:
      'yes or no: whether logins of locked and unknown accounts have the result of a wrong password. Failed logins then take as long as the slowest recent successful login, at most 1 second.',
    example: 'yes',
    default: 'yes',
    schema: yesNo,
  }),
  concealRegistration: setting({
    env: 'CONCEAL_REGISTRATION',
    description:
      'yes or no: whether registering a taken e-mail address or phone has the same result as registering a new one.',
    example: 'no',
    default: 'no',
    schema: yesNo,
  }),
  requireCodeVerifier: setting({
    env: 'REQUIRE_CODE_VERIFIER',
    description:
      'yes or no: whether `login(method: {authorizationCode})` must carry the PKCE `codeVerifier` (RFC 7636); no accepts codes of pages that began without a challenge.',
    example: 'yes',
    default: 'yes',
    schema: yesNo,
  }),
  contextKeys: setting({
    env: 'CONTEXT_KEYS',
    description: 'a comma-separated list of the keys that clients may put into `context`.',
    example: 'utm_source,invitation',
    default: '',
    schema: list(),
  }),
  udfReadonly: setting({
    env: 'UDF_READONLY',
    description: 'a comma-separated list of custom fields that clients may not write.',
    example: 'creditLimit,vip',
    default: '',
    schema: list(),
  }),
  ...LIMIT_SETTINGS,
  ...FACTOR_SETTINGS,
  ...TOKEN_SETTINGS,
  ...PAGE_SETTINGS,
  ...PASSKEY_SETTINGS,
  ...REHEARSAL_SETTINGS,
  ...WORLD_SETTINGS,
  ...TELEMETRY_SETTINGS,
  ...EVENT_SETTINGS,
  trustedDocuments: setting({
    env: 'TRUSTED_DOCUMENTS',
    description:
      'off, warn or only: whether documents outside the manifest are executed, executed and logged, or refused.',
    example: 'only',
    default: 'off',
    schema: z.enum(['off', 'warn', 'only']),
  }),
  trustedDocumentsFile: setting({
    env: 'TRUSTED_DOCUMENTS_FILE',
    description:
      'the path of the manifest that codegen writes. TRUSTED_DOCUMENTS requires it, except with SIGN_IN_PAGE=yes: the documents of the hosted pages are always trusted.',
    example: 'persisted-documents.json',
    schema: z.string().optional(),
  }),
  explorer: setting({
    env: 'EXPLORER',
    description: 'yes or no: whether introspection, Apollo Sandbox and /explorer are enabled.',
    example: 'yes',
    default: 'yes',
    productionDefault: 'no',
    schema: yesNo,
  }),
  logLevel: setting({
    env: 'LOG_LEVEL',
    description: 'one of fatal, error, warn, info, debug, trace, silent.',
    example: 'info',
    default: 'info',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  }),
} as const;

/** All settings of the server. The accepted values of some settings come from the provider definitions. */
export function serverSettings(definitions: readonly ProviderDefinition[]) {
  const identityProviders = definitions.flatMap(({ identityProvider }) => identityProvider ?? []);
  const guarded = definitions.flatMap(
    ({ native }) => native?.access.guarded.map((field) => `${native.namespace}.${field}`) ?? [],
  );
  return {
    ...SERVER,
    identityProviders: setting({
      env: 'IDENTITY_PROVIDERS',
      description: `a comma-separated list of the identity providers that a client may choose, the default first: ${identityProviders.join(', ')}.`,
      example: identityProviders[0] ?? '',
      schema: list()
        .pipe(z.array(z.enum(identityProviders)).min(1))
        .optional(),
    }),
    passthroughAllow: setting({
      env: 'PASSTHROUGH_ALLOW',
      description: 'a comma-separated list of guarded native fields that clients may use, or * for all of them.',
      example: guarded[0] ?? '*',
      default: '',
      schema: list().pipe(z.array(z.string().regex(/^(?:\*|[a-zA-Z]\w*\.\w+)$/))),
    }),
  } as const;
}

export type ServerSettings = ValuesOf<ReturnType<typeof serverSettings>>;
