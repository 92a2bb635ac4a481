import type { Authenticator, Caller, FactorKind } from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import { date, flag, text } from '../../transport/fields.js';
import type { AuthingConnection } from '../connection.js';
import { required } from '../wire.js';

/** Set up by the user, or because an application requires it. */
export const SOURCES = ['SELF', 'APPLICATION'] as const;

const KINDS: ReadonlyMap<string, FactorKind> = new Map([
  ['totp', 'TOTP'],
  ['face', 'FACE'],
]);

/** The vendor's list also contains the secrets, which are not passed on. */
export async function listAuthenticators(
  connection: AuthingConnection,
  bearer: string,
  source: (typeof SOURCES)[number],
  caller: Caller,
): Promise<readonly Authenticator[]> {
  const call = { method: 'GET', path: `/api/v2/mfa/authenticator?type=totp&source=${source}` } as const;
  const options = { caller, bearer, retry: 'safe' } as const;
  const { data } = await connection.rest('mfa/authenticator', call, options);
  const items: unknown = data ?? [];
  // An enrolment replaces a working authenticator, so an unreadable list must not be taken for an empty one.
  if (!Array.isArray(items)) throw new ProviderError('BAD_REPLY', 'authing');
  return items.flatMap((item) => {
    const kind = KINDS.get(text(item, 'authenticatorType') ?? 'totp');
    const enabled = flag(item, 'enable');
    return kind === undefined ? [] : [{ id: required(item, 'id'), kind, enabled, createdAt: date(item, 'createdAt') }];
  });
}
