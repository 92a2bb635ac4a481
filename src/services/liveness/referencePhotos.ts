/** Reference photos for liveness checks: a custom field of the user that clients cannot write. */
import type { Logger } from 'pino';
import type { Caller, IdentityProviderId, Photo, VendorSession } from '../../datasources/capabilities.js';
import type { Providers } from '../providers/providers.js';
import { readPhoto } from './photos.js';

export class ReferencePhotos {
  /** @param key the key of the custom field; undefined if checks are not matched */
  constructor(
    private readonly providers: Providers,
    private readonly key: string | undefined,
    private readonly logger: Logger,
  ) {}

  /** The photo as a data URL; null if there is no valid one. */
  async of(
    holder: { readonly provider: IdentityProviderId; readonly userId: string; readonly vendor: VendorSession },
    caller: Caller,
  ): Promise<string | null> {
    if (this.key === undefined) return null;
    const { provider, userId, vendor } = holder;
    if (!this.providers.offers(provider, 'customData')) return null;
    const values = await this.providers.customData(provider).list(vendor, userId, caller);
    const value = values.find(({ key }) => key === this.key)?.value;
    if (typeof value !== 'string' || value === '') return null;
    if (photoOf(value) !== undefined) return value;
    this.logger.warn({ key: this.key }, 'a reference photo is no JPEG or PNG data URL of at most 700 kB');
    return null;
  }
}

/** @param dataUrl the result of `ReferencePhotos.of` */
export function photoOf(dataUrl: string): Photo | undefined {
  const photo = readPhoto('', dataUrl);
  return 'path' in photo ? undefined : photo;
}
