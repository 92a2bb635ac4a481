/** The vendor's schema guarantees nothing: every field of it may be null. */
import { ProviderError } from '../errors.js';
import { number, requiredText } from '../transport/fields.js';
import { refusal } from './errors.js';

export const required = requiredText('authingLegacy');

/** `CommonMessage`: some operations put their result into its `code`, others leave it empty on success. */
export function confirm(operation: string, message: unknown): void {
  if (message === null) throw new ProviderError('BAD_REPLY', 'authingLegacy');
  const code = number(message, 'code');
  if (code !== null && code !== 200) throw refusal(operation, String(code));
}
