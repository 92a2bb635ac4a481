/** The custom field of the user that holds the passkeys, so that this server needs no database. */
import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import type { Caller, IdentityProviderId, UdfValueRecord, VendorSession } from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';
import { mapRefusals } from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import { notSupported } from '../providers/support.js';
import type { EntryMac, PasskeyOwner } from './entryMac.js';
import { decodeField, encodeField, type StoredPasskey } from './storedPasskey.js';

/** A user whom the identity provider has signed in. */
export interface PasskeyHolder extends PasskeyOwner {
  readonly vendor: VendorSession;
}

/** Entries that do not verify are kept, up to this number: their key or their RP ID may be in use at another instance. */
const MAX_IGNORED = 10;

export class PasskeyField {
  /** @param key the key of the custom field; undefined if passkeys are off */
  constructor(
    private readonly providers: Providers,
    private readonly key: string | undefined,
    private readonly macs: EntryMac,
    private readonly logger: Logger,
  ) {}

  isOffered(provider: IdentityProviderId): boolean {
    return this.key !== undefined && this.providers.offers(provider, 'customData');
  }

  /** @throws AppError NOT_SUPPORTED_BY_PROVIDER */
  require(provider: IdentityProviderId): void {
    if (!this.isOffered(provider)) throw notSupported(provider, 'passkeys');
  }

  async read(holder: PasskeyHolder, caller: Caller): Promise<readonly StoredPasskey[]> {
    return this.#verified(holder, await this.#list(holder, caller)).valid;
  }

  /** The passkeys of a user who is not signed in, read with the management credential. */
  async readWithManagement(owner: PasskeyOwner, caller: Caller): Promise<readonly StoredPasskey[]> {
    const { provider, userId } = owner;
    const found = await this.providers.directory(provider).customData([userId], caller);
    return this.#verified(owner, found.get(userId) ?? []).valid;
  }

  /**
   * Replaces the passkeys, and reads them back: an answer must not promise a change that the identity provider has not
   * stored. Call it under the lock of the user.
   */
  async write(holder: PasskeyHolder, passkeys: readonly StoredPasskey[], caller: Caller): Promise<void> {
    const { provider, userId, vendor } = holder;
    const { ignored } = this.#verified(holder, await this.#list(holder, caller));
    const signed = passkeys.map((entry) => ({ ...entry, mac: this.macs.sign(holder, entry) }));
    const text = encodeField([...signed, ...ignored.slice(0, MAX_IGNORED)]);
    const field = this.key ?? '';
    await mapRefusals<unknown, never>(this.providers.customData(provider).setOne(vendor, userId, field, text, caller), {
      INPUT_REJECTED: () => {
        throw new AppError(
          'PROVIDER_NOT_CONFIGURED',
          'The identity provider refuses the custom field of PASSKEYS: define it there with the type STRING.',
        );
      },
    });
    const stored = await this.read(holder, caller);
    if (isDeepStrictEqual(stored, signed)) return;
    throw new AppError('PROVIDER_BAD_REPLY', 'The identity provider did not store the passkeys. Try again.', {
      retryable: true,
    });
  }

  /** Removes the field of any user with the management credential. */
  async clear({ provider, userId }: PasskeyOwner, caller: Caller): Promise<void> {
    await this.providers.directory(provider).removeCustomData(userId, this.key ?? '', caller);
  }

  #list({ provider, userId, vendor }: PasskeyHolder, caller: Caller): Promise<readonly UdfValueRecord[]> {
    return this.providers.customData(provider).list(vendor, userId, caller);
  }

  #verified(
    owner: PasskeyOwner,
    values: readonly UdfValueRecord[],
  ): { readonly valid: readonly StoredPasskey[]; readonly ignored: readonly StoredPasskey[] } {
    const value = values.find(({ key }) => key === this.key)?.value;
    const entries = value === undefined || value === '' || value === null ? [] : decodeField(value);
    if (entries === undefined) this.#warn(owner, 'the custom field of PASSKEYS does not hold passkeys');
    const valid = (entries ?? []).filter((entry) => this.macs.verify(owner, entry));
    const ignored = (entries ?? []).filter((entry) => !valid.includes(entry));
    if (ignored.length > 0) this.#warn(owner, 'stored passkeys without a valid signature are ignored');
    return { valid, ignored };
  }

  #warn({ provider, userId }: PasskeyOwner, message: string): void {
    this.logger.warn({ provider, userId }, message);
  }
}
