/**
 * MACs of stored passkeys. Other applications of the user pool can write the custom field, so an entry counts only if this
 * server has signed it for this user.
 */
import { timingSafeEqual } from 'node:crypto';
import type { IdentityProviderId } from '../../datasources/capabilities.js';
import { hmacSha256 } from '../hmac.js';
import type { StoredPasskey } from './storedPasskey.js';

export interface PasskeyOwner {
  readonly provider: IdentityProviderId;
  readonly userId: string;
}

type Protected = Pick<StoredPasskey, 'id' | 'publicKey'>;

export class EntryMac {
  readonly #macs: readonly ((data: Buffer) => Buffer)[];

  /** @param keys the first signs, all verify */
  constructor(
    keys: readonly Buffer[],
    private readonly rpId: string,
  ) {
    this.#macs = keys.map(hmacSha256);
  }

  sign(owner: PasskeyOwner, entry: Protected): string {
    const [first] = this.#macs;
    if (first === undefined) throw new RangeError('Passkeys need a key of PASSKEY_KEYS.');
    return first(this.#textOf(owner, entry)).toString('base64url');
  }

  verify(owner: PasskeyOwner, entry: StoredPasskey): boolean {
    const mac = Buffer.from(entry.mac, 'base64url');
    const text = this.#textOf(owner, entry);
    return this.#macs.some((macOf) => {
      const expected = macOf(text);
      return expected.length === mac.length && timingSafeEqual(expected, mac);
    });
  }

  /** A JSON list, so that no two lists of values give the same text. */
  #textOf({ provider, userId }: PasskeyOwner, { id, publicKey }: Protected): Buffer {
    return Buffer.from(JSON.stringify(['menshen passkey', provider, userId, this.rpId, id, publicKey]));
  }
}
