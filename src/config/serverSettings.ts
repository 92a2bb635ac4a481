/** The server's own settings: one entry each, with what it must be and an example for the error line. */
import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';

/** A setting of the server, read by `config.ts`. */
interface ServerSetting<T> {
  readonly env: string;
  /** Completes the sentence "NAME must be …". */
  readonly expects: string;
  readonly example: string;
  readonly schema: z.ZodType<T>;
}

const setting = <T>(env: string, expects: string, example: string, schema: z.ZodType<T>): ServerSetting<T> => ({
  env,
  expects,
  example,
  schema,
});

const whole = (from: number, to: number, fallback: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(from).max(to)).default(fallback);

const yesNo = z.enum(['yes', 'no', 'true', 'false']).transform((word) => word === 'yes' || word === 'true');

const list = () =>
  z.string().transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

const origin = z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text);

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

/** `after-failures:3` becomes the number 3. */
const gateRule = z
  .string()
  .regex(/^(?:always|never|after-failures:[1-9]\d{0,3})$/)
  .transform((text) => {
    const [, count] = text.split(':');
    return count === undefined ? (text as 'always' | 'never') : Number(count);
  });

const gate = (purpose: string, what: string) =>
  setting(
    `CAPTCHA_${purpose}`,
    `when a captcha stands before ${what}: always, never or after-failures:N (of one account or target; ten times N of one address)`,
    'after-failures:3',
    gateRule.default(3),
  );

/** `udf:KEY` names a custom field of a user. */
const CUSTOM_FIELD = /^udf:[\w.-]{1,64}$/;
const customField = z
  .string()
  .regex(CUSTOM_FIELD)
  .transform((text) => text.slice('udf:'.length));

const mfaRule = z.enum(['always', 'new-address', 'administrators']);
const mfaRules = z.union([
  z.literal('off').transform((): z.infer<typeof mfaRule>[] => []),
  list().pipe(z.array(mfaRule).min(1)),
]);

/** A token is kept as its hash alone, however it was given. */
const adminToken = z
  .string()
  .refine((text) => text.length >= 16)
  .transform((text) =>
    /^[\da-f]{64}$/i.test(text) ? text.toLowerCase() : createHash('sha256').update(text).digest('hex'),
  );

export const SERVER_SETTINGS = {
  port: setting('PORT', 'a port from 0 (any free one) to 65535', '4000', whole(0, 65_535, 4000)),
  host: setting('HOST', 'an address or host name to listen on', '127.0.0.1', z.string().min(1).default('127.0.0.1')),
  publicUrl: setting(
    'PUBLIC_URL',
    'the origin under which browsers reach this server, without a path',
    'https://id.example.com',
    origin.optional(),
  ),
  trustedProxies: setting(
    'TRUSTED_PROXIES',
    'a comma-separated list of addresses or CIDR ranges of the proxies in front',
    '10.0.0.0/8,127.0.0.1',
    list().pipe(z.array(networkRange)).default([]),
  ),
  allowedOrigins: setting(
    'ALLOWED_ORIGINS',
    'a comma-separated list of origins whose pages may call this server',
    'https://www.example.com,https://app.example.com',
    list().pipe(z.array(origin)).default([]),
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
    whole(60, 31_536_000, 604_800),
  ),
  sessionMaxSeconds: setting(
    'SESSION_MAX_SECONDS',
    'the seconds after which every session ends, from 60 to 31536000',
    '2592000',
    whole(60, 31_536_000, 2_592_000),
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
  identityProviders: setting(
    'IDENTITY_PROVIDERS',
    'a comma-separated list of the identity providers that a client may choose, the default first',
    'AUTHING',
    list()
      .pipe(z.array(z.enum(['AUTHING', 'AUTHING_LEGACY'])).min(1))
      .optional(),
  ),
  concealAccounts: setting(
    'CONCEAL_ACCOUNTS',
    'yes or no: whether locked and unknown accounts answer as a wrong password does',
    'yes',
    yesNo.default(true),
  ),
  concealRegistration: setting(
    'CONCEAL_REGISTRATION',
    'yes or no: whether registering a taken e-mail or phone answers as a fresh one does',
    'no',
    yesNo.default(false),
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
  loginsPerMinute: setting(
    'LIMIT_LOGINS_PER_MINUTE',
    'how many logins one address (IPv6: /64) may try in a minute, from 1 to 10000000',
    '30',
    whole(1, 10_000_000, 30),
  ),
  lookupsPerMinute: setting(
    'LIMIT_LOOKUPS_PER_MINUTE',
    'how often one address may ask in a minute whether an account exists, from 1 to 10000000',
    '10',
    whole(1, 10_000_000, 10),
  ),
  failuresPerHour: setting(
    'LIMIT_FAILURES_PER_HOUR',
    'how many failed logins in an hour lock an account for 15 minutes (second factors and old passwords are counted apart, alike), from 2 to 1000',
    '20',
    whole(2, 1000, 20),
  ),
  codesPerDay: setting(
    'LIMIT_CODES_PER_DAY',
    'how many codes one phone or e-mail may be sent in a day, from 1 to 1000',
    '10',
    whole(1, 1000, 10),
  ),
  secondsBetweenCodes: setting(
    'LIMIT_SECONDS_BETWEEN_CODES',
    'the seconds between two codes to one phone or e-mail, from 1 to 3600',
    '60',
    whole(1, 3600, 60),
  ),
  captchaLogin: gate('LOGIN', 'a login'),
  captchaRegister: gate('REGISTER', 'a registration'),
  captchaSendCode: gate('SEND_CODE', 'sending a code'),
  captchaResetPassword: gate('RESET_PASSWORD', 'a password reset'),
  captchaLookup: gate('LOOKUP', 'asking whether an account exists'),
  captchaVersion: setting(
    'GEETEST_DEFAULT',
    'v3 or v4: the generation of GeeTest that challenges are made for, where both are configured',
    'v4',
    z.enum(['v3', 'v4']).default('v3'),
  ),
  bypassPollSeconds: setting(
    'GEETEST_BYPASS_POLL_SECONDS',
    'the seconds from one question to GeeTest v3 whether it is up to the next, up to 3600 (while it is not, challenges are made offline at once); 0 to never ask',
    '10',
    whole(0, 3600, 0),
  ),
  captchaOffline: setting(
    'CAPTCHA_OFFLINE',
    'allow, allow-with-lower-limits or deny: what a captcha is worth while its vendor is down',
    'deny',
    z.enum(['allow', 'allow-with-lower-limits', 'deny']).default('allow-with-lower-limits'),
  ),
  allowEmulatedFactors: setting(
    'ALLOW_EMULATED_FACTORS',
    'yes or no: whether an emulated captcha, push or liveness counts while an identity provider is live',
    'no',
    yesNo.default(false),
  ),
  stepUpSeconds: setting(
    'STEP_UP_SECONDS',
    'how old the newest proof of a session may be for changes of password, contacts and factors, in seconds up to 86400; 0 for any age',
    '900',
    whole(0, 86_400, 0),
  ),
  mfaPolicy: setting(
    'MFA_POLICY',
    'off, or a comma-separated list of the logins that need a push or liveness check besides: always, new-address (of this user, in 90 days), administrators (who have a role of MFA_ADMIN_ROLES)',
    'new-address,administrators',
    mfaRules.default([]),
  ),
  mfaAdminRoles: setting(
    'MFA_ADMIN_ROLES',
    'a comma-separated list of the codes of roles whose members are administrators to MFA_POLICY',
    'admin,support',
    list().pipe(z.array(z.string()).min(1)).default(['admin']),
  ),
  mfaWithoutFactor: setting(
    'MFA_WITHOUT_FACTOR',
    'deny or allow: what becomes of a login that MFA_POLICY wants a factor for and whose user has none',
    'allow',
    z.enum(['deny', 'allow']).default('deny'),
  ),
  seckenUidField: setting(
    'SECKEN_UID_FIELD',
    'username, externalId or udf:KEY: the field of a user that holds the name of their phone at Secken',
    'externalId',
    z
      .union([z.enum(['username', 'externalId']), customField.transform((key) => ({ customField: key }))])
      .default('username'),
  ),
  pushLogin: setting(
    'PUSH_LOGIN',
    'yes or no: whether a push to the phone of a named user, after a captcha, can begin a login (a QR code always can)',
    'yes',
    yesNo.default(false),
  ),
  livenessReference: setting(
    'LINKFACE_REFERENCE',
    'udf:KEY: the custom field that holds a photo of the user as a data: URL, which liveness checks are matched with',
    'udf:facePhoto',
    customField.optional(),
  ),
  seckenCallbacks: setting(
    'SECKEN_CALLBACKS',
    'yes or no: whether Secken reports to PUBLIC_URL by itself, instead of being asked',
    'yes',
    yesNo.default(false),
  ),
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
