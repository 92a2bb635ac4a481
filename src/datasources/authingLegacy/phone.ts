import { ProviderError } from '../errors.js';

/** This generation has no country argument: a foreign number would be taken for a Chinese one. */
export function chinesePhone(phone: string): string {
  const national = phone.replace(/^\+86/, '');
  if (!/^1\d{10}$/.test(national)) throw new ProviderError('INPUT_REJECTED', 'authingLegacy', undefined, 'phone');
  return national;
}
