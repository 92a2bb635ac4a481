/** Why the store cannot be used: for the log and for `menshen doctor`, never for callers. Loads no Redis client. */

export interface StoreProblem {
  readonly code: StoreProblemCode;
  /** What is wrong and what to change. It contains no secret. */
  readonly text: string;
}

export type StoreProblemCode = keyof typeof TEXTS;

const TEXTS = {
  REFUSED: 'The connection is refused. Check that Redis runs, and the host and port in STORE_URL.',
  UNKNOWN_HOST: 'The host name cannot be resolved. Check the host in STORE_URL.',
  UNREACHABLE: 'There is no route to the host. Check the host in STORE_URL and the network.',
  TIMEOUT:
    'The server does not answer in time. Check the host and port in STORE_URL, firewalls, and whether Redis hangs.',
  CONNECTION_LOST:
    'The server closed the connection. Check that Redis runs, and whether it requires TLS (rediss:// in STORE_URL).',
  WRONG_PASSWORD:
    'Redis refuses the user name or password. Check the credentials in STORE_URL, or STORE_USERNAME and STORE_PASSWORD.',
  PASSWORD_REQUIRED: 'Redis requires a password. Set STORE_PASSWORD.',
  PERMISSION_DENIED: 'The Redis user lacks a permission. Set its rule as docs/redis.md describes.',
  TLS_REQUIRED: 'The server expects TLS. Begin STORE_URL with rediss.',
  TLS_NOT_OFFERED: 'The server does not offer TLS at this port. Begin STORE_URL with redis, or use the TLS port.',
  UNKNOWN_CA:
    'The certificate of the server comes from an unknown authority. Set STORE_CA_FILE to the certificate of that authority.',
  WRONG_CERTIFICATE_NAME:
    'The certificate of the server is for another name. Use a host in STORE_URL that the certificate contains.',
  CERTIFICATE_EXPIRED: 'The certificate of the server is not valid at this time. Renew it, or check the clocks.',
  CLIENT_CERTIFICATE_REQUIRED:
    'The server requires a client certificate that it trusts. Set STORE_CERT_FILE and STORE_KEY_FILE.',
  NOT_A_MASTER:
    'The server is a replica, which accepts no writes. Name the master in STORE_URL, or use redis+sentinel://.',
  CLUSTER_MODE_REQUIRED:
    'The server is a node of a cluster. Begin STORE_URL with redis+cluster:// or rediss+cluster://.',
  NOT_A_CLUSTER: 'The server is not a node of a cluster. Begin STORE_URL with redis:// or rediss://.',
  CLUSTER_DOWN: 'The cluster is down: a part of the slots has no master. Check it with CLUSTER INFO.',
  UNKNOWN_MASTER: 'The Sentinels know no master with this name. Check the name at the end of STORE_URL.',
  LOADING: 'Redis is loading its data from disk. It is ready when that has finished.',
  OUT_OF_MEMORY: 'The memory of Redis is full. Raise its maxmemory; docs/redis.md helps with the size.',
  NOT_PERSISTED: 'Redis refuses writes because it cannot save to disk. Check its log and its disk.',
  REPLICAS_MISSING: 'Redis refuses writes because too few replicas follow it (min-replicas-to-write).',
  TOO_MANY_CLIENTS: 'Redis accepts no more connections. Raise its maxclients.',
  PROTECTED_MODE: 'Redis accepts only local connections without a password (protected mode). Give its user a password.',
  BUSY: 'Redis is blocked by a script of another program.',
  UNKNOWN: 'The server reports an error that is not known here. The log contains it.',
} as const;

/** By the first word of an error reply. */
const REPLIES: Readonly<Record<string, StoreProblemCode>> = {
  WRONGPASS: 'WRONG_PASSWORD',
  NOAUTH: 'PASSWORD_REQUIRED',
  NOPERM: 'PERMISSION_DENIED',
  READONLY: 'NOT_A_MASTER',
  MOVED: 'CLUSTER_MODE_REQUIRED',
  ASK: 'CLUSTER_MODE_REQUIRED',
  CLUSTERDOWN: 'CLUSTER_DOWN',
  LOADING: 'LOADING',
  OOM: 'OUT_OF_MEMORY',
  MISCONF: 'NOT_PERSISTED',
  NOREPLICAS: 'REPLICAS_MISSING',
  DENIED: 'PROTECTED_MODE',
  BUSY: 'BUSY',
};

/** By `code` of errors of Node.js and OpenSSL. */
const SYSTEM_CODES: Readonly<Record<string, StoreProblemCode>> = {
  ECONNREFUSED: 'REFUSED',
  ENOTFOUND: 'UNKNOWN_HOST',
  EAI_AGAIN: 'UNKNOWN_HOST',
  EHOSTUNREACH: 'UNREACHABLE',
  ENETUNREACH: 'UNREACHABLE',
  ETIMEDOUT: 'TIMEOUT',
  ECONNRESET: 'CONNECTION_LOST',
  EPIPE: 'CONNECTION_LOST',
  ERR_SSL_WRONG_VERSION_NUMBER: 'TLS_NOT_OFFERED',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'TLS_NOT_OFFERED',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'UNKNOWN_CA',
  UNABLE_TO_GET_ISSUER_CERT: 'UNKNOWN_CA',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'UNKNOWN_CA',
  SELF_SIGNED_CERT_IN_CHAIN: 'UNKNOWN_CA',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'UNKNOWN_CA',
  ERR_TLS_CERT_ALTNAME_INVALID: 'WRONG_CERTIFICATE_NAME',
  CERT_HAS_EXPIRED: 'CERTIFICATE_EXPIRED',
  CERT_NOT_YET_VALID: 'CERTIFICATE_EXPIRED',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'CLIENT_CERTIFICATE_REQUIRED',
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: 'CLIENT_CERTIFICATE_REQUIRED',
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: 'CLIENT_CERTIFICATE_REQUIRED',
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: 'CLIENT_CERTIFICATE_REQUIRED',
};

/** By message, where neither the library nor Redis has a code. */
const MESSAGES: readonly (readonly [RegExp, StoreProblemCode])[] = [
  [/^AUTH failed|invalid username-password|without any password configured/i, 'WRONG_PASSWORD'],
  [/max number of clients/i, 'TOO_MANY_CLIENTS'],
  [/cluster support disabled/i, 'NOT_A_CLUSTER'],
  [/know no master/i, 'UNKNOWN_MASTER'],
  [/timeout|in time/i, 'TIMEOUT'],
  [/closed unexpectedly|client is (?:closed|offline)|Disconnects client/i, 'CONNECTION_LOST'],
];

const PASSING: ReadonlySet<StoreProblemCode> = new Set([
  'REFUSED',
  'UNKNOWN_HOST',
  'UNREACHABLE',
  'TIMEOUT',
  'CONNECTION_LOST',
  'LOADING',
  'NOT_A_MASTER',
  'CLUSTER_DOWN',
  'UNKNOWN',
]);

/** A problem that was found in another way than from the error, such as by a connection without TLS. */
export class StoreProblemError extends Error {
  override readonly name = 'StoreProblemError';

  constructor(
    readonly code: StoreProblemCode,
    cause: unknown,
  ) {
    super(TEXTS[code], { cause });
  }
}

/** Explains an error of the store, also one that is wrapped as the `cause` of others. */
export function storeProblem(error: unknown): StoreProblem {
  for (let each = error; each instanceof Error; each = each.cause) {
    const code = codeOf(each);
    if (code === undefined) continue;
    const permission = code === 'PERMISSION_DENIED' ? missingPermission(each.message) : '';
    return { code, text: `${TEXTS[code]}${permission}` };
  }
  return { code: 'UNKNOWN', text: TEXTS.UNKNOWN };
}

/** Can the problem end without a change of the settings, as when both start at the same time? */
export function mayPass({ code }: StoreProblem): boolean {
  return PASSING.has(code);
}

/** Did Redis receive the command and reply with an error? */
export function isErrorReply(error: unknown): boolean {
  return error instanceof Error && REPLIES[firstWord(error.message)] !== undefined;
}

function codeOf(error: Error): StoreProblemCode | undefined {
  if (error instanceof StoreProblemError) return error.code;
  const { code }: Error & { readonly code?: unknown } = error;
  const system = typeof code === 'string' ? SYSTEM_CODES[code] : undefined;
  if (error instanceof AggregateError && system === undefined) return storeProblem(error.errors[0]).code;
  const reply = REPLIES[firstWord(error.message)];
  return system ?? reply ?? MESSAGES.find(([pattern]) => pattern.test(error.message))?.[1];
}

function firstWord(message: string): string {
  return /^-?([A-Z]+)\b/.exec(message)?.[1] ?? '';
}

/** Redis names the command, but neither the key nor the channel. */
function missingPermission(message: string): string {
  const command = /run the '([\w|-]+)' command/.exec(message)?.[1];
  if (command !== undefined) return ` Missing: +${command}.`;
  if (/channel/.test(message)) return ' Missing: &menshen:*.';
  if (/key/.test(message)) return ' Missing: ~menshen:*.';
  return '';
}
