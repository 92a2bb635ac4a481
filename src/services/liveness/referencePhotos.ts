/** Photos that liveness checks are matched with: a custom field of the user, which no client can write. */
import type { Logger } from 'pino';
import type { Caller, IdentityProviderId, Photo, VendorSession } from '../../datasources/capabilities.js';
import type { Providers } from '../providers/providers.js';
import { readPhoto } from './photos.js';

export class ReferencePhotos {
  /** @param key of the custom field; undefined where checks are matched with nothing */
  constructor(
    private readonly providers: Providers,
    private readonly key: string | undefined,
    private readonly logger: Logger,
  ) {}

  /** The photo as a data URL; null without one that can be used. */
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

/** @param dataUrl as `ReferencePhotos.of` gave it */
export function photoOf(dataUrl: string): Photo | undefined {
  const photo = readPhoto('', dataUrl);
  return 'path' in photo ? undefined : photo;
}
