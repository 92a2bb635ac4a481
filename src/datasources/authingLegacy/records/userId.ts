import { ProviderError } from '../../errors.js';

/**
 * Ids of the two generations look alike, so outside this folder the ids of this one have a prefix. An id alone then
 * identifies its provider.
 */
export const USER_ID_PREFIX = 'legacy:';

export function publicId(id: string): string {
  return USER_ID_PREFIX + id;
}

/** The vendor's own form. Throws UNKNOWN_ACCOUNT for an empty id, which a vendor may take for the token's owner. */
export function vendorId(id: string): string {
  const own = id.startsWith(USER_ID_PREFIX) ? id.slice(USER_ID_PREFIX.length) : id;
  if (own === '') throw new ProviderError('UNKNOWN_ACCOUNT', 'authingLegacy');
  return own;
}
