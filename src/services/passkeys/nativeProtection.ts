/** Keeps the custom field of passkeys out of native operations, which reach the vendor as the client wrote them. */
import type { NativeReply } from '../../datasources/capabilities.js';
import { foldText, nameKey } from '../names.js';
import { isPasskeyField } from './storedPasskey.js';

export class NativeProtection {
  readonly #pattern: RegExp | undefined;

  /** @param key the key of the custom field; undefined if passkeys are off */
  constructor(key: string | undefined) {
    // A key of PASSKEYS has no characters with a meaning in a pattern, except dots. Quotes can be escaped, in nested JSON.
    this.#pattern = key === undefined ? undefined : new RegExp(`"\\s*${nameKey(key).replaceAll('.', '\\.')}\\s*\\\\*"`);
  }

  /** Whether the body of a request names the field, in any spelling. */
  isNamedIn(body: string): boolean {
    return this.#pattern?.test(foldText(body)) === true;
  }

  /** The reply without the stored passkeys. They are found by their content, since a client need not select the key. */
  hide(reply: NativeReply): NativeReply {
    if (this.#pattern === undefined || !containsPasskeys(reply.data)) return reply;
    return { ...reply, data: withoutPasskeys(reply.data) as NativeReply['data'], plain: null };
  }
}

function containsPasskeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return isPasskeyField(value);
  return Object.values(value).some(containsPasskeys);
}

/** The entries of a list that hold passkeys are left out, because their fields may not be null. */
function withoutPasskeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => !holdsPasskeys(item)).map(withoutPasskeys);
  if (isPasskeyField(value)) return null;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutPasskeys(inner)]));
}

function holdsPasskeys(item: unknown): boolean {
  return typeof item === 'object' && item !== null && Object.values(item).some(isPasskeyField);
}
