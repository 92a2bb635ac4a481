/** Forwards a vendor's answer without writing its JSON again. */
import type { NativeReply } from '../../datasources/capabilities.js';
import type { SingleNamespace } from './plan.js';
import { prefixTypeNames } from './translate.js';

const OPENING = '{"data":';
const END = Buffer.from('}}\n');
/**
 * The vendor's answer inside the namespace field: its `{"data":` and its last brace are replaced by ours. Undefined when
 * the answer must be read field by field: it has errors, or is not of the plain form.
 */
export function forwardReply({ plain }: NativeReply, { key, request }: SingleNamespace): string | Buffer | undefined {
  if (plain === null || mayRepeatData(plain.text)) return undefined;
  const opening = `${OPENING}{${JSON.stringify(key)}:`;
  const { typeNames } = request.translation;
  if (!typeNames) return Buffer.concat([Buffer.from(opening), plain.bytes.subarray(OPENING.length, -1), END]);
  const value = prefixTypeNames(plain.text.slice(OPENING.length, -1), request.native.prefix);
  return value === undefined ? undefined : `${opening}${value}${END}`;
}

/**
 * For a JSON parser a second member `data`, plain or with escapes, replaces the first one, while the bytes still hold both.
 * Deeper in the answer the name is harmless, but only a second parser could tell.
 */
function mayRepeatData(text: string): boolean {
  return text.includes('"data"', OPENING.length) || text.includes('\\u00', OPENING.length);
}
