import { randomBytes } from 'node:crypto';
import { VendorError } from './vendorError.js';

export function newId(): string {
  return randomBytes(12).toString('hex');
}

/** An id with an invalid format fails in the vendor's database layer, whose message is in the response. */
export function requireId(text: string): string {
  if (/^[0-9a-f]{24}$/i.test(text)) return text;
  throw new VendorError(500, { message: `Cast to ObjectId failed for value "${text}" at path "_id"` });
}
