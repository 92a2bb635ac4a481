/** Logins whose credential another system checks. Their passwords are sent in clear, as in the vendor's SDKs. */
import type { Caller, LoginMethod } from '../../capabilities.js';
import type { Outcome } from '../../transport/graphql.js';
import type { AuthingSettings } from '../config.js';
import type { AuthingConnection, RestCall } from '../connection.js';
import type { UserAttempt } from './login.js';

type Of<K extends LoginMethod['kind']> = Extract<LoginMethod, { readonly kind: K }>;

/** LDAP uses the application's host, Active Directory the host of `directoryHost`. */
export async function attemptDirectoryLogin(
  connection: AuthingConnection,
  { kind, username, password }: Of<'ldap' | 'ad'>,
  caller: Caller,
): Promise<UserAttempt> {
  const json = { username, password, clientIp: caller.address };
  const call: RestCall = { method: 'POST', path: `/api/v2/${kind}/verify-user`, json };
  return { operation: `${kind}/verify-user`, outcome: await dataOf(connection, call, caller) };
}

/** The call consumes the code, so it is never repeated. */
export async function attemptWechatLogin(
  connection: AuthingConnection,
  userPoolId: string,
  { code, country, lang, state }: Of<'wechat'>,
  caller: Caller,
): Promise<UserAttempt> {
  const given = Object.entries({ code, country, lang, state }).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given as [string, string][]);
  const path = `/connection/social/wechat:mobile/${encodeURIComponent(userPoolId)}/callback?${query}`;
  const operation = 'wechat:mobile/callback';
  const outcome = await dataOf(connection, { call: operation, method: 'GET', path }, caller);
  return { operation, outcome };
}

async function dataOf(connection: AuthingConnection, call: RestCall, caller: Caller): Promise<Outcome<unknown>> {
  const outcome = await connection.attemptRest(call, { caller });
  return outcome.failure === null ? { ...outcome, value: outcome.value.data } : outcome;
}

/**
 * The host of Active Directory logins: `ws.` and the application's host without its first label, as in the vendor's SDKs.
 * Hosts of one or two labels keep all of them, and IP addresses stay unchanged.
 */
export function directoryHost({ websocketHost, appHost }: Pick<AuthingSettings, 'websocketHost' | 'appHost'>): string {
  if (websocketHost !== undefined) return websocketHost;
  const url = new URL(appHost);
  const isAddress = url.hostname.startsWith('[') || /^[\d.]+$/.test(url.hostname);
  const labels = url.hostname.split('.');
  if (isAddress) return url.origin;
  url.hostname = `ws.${(labels.length > 2 ? labels.slice(1) : labels).join('.')}`;
  return url.origin;
}
