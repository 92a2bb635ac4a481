import { LRUCache } from 'lru-cache';
import type { VendorSession } from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';
import type { Sealer } from '../sealing.js';

const MAX_BYTES = 8_000_000;
const UNUSED_MS = 60_000;

interface Opened {
  readonly id: string;
  readonly vendor: VendorSession;
}

/** The vendor's token of a session, sealed in the session's record. */
export class VendorTokens {
  /** By the exact sealed text. */
  readonly #opened = new LRUCache<string, Opened>({
    maxSize: MAX_BYTES,
    sizeCalculation: (_opened, sealed) => sealed.length * 4,
    ttl: UNUSED_MS,
    updateAgeOnGet: true,
  });

  constructor(private readonly sealer: Sealer) {}

  /** Bound to the session's id: a text copied into another session's record does not open there. */
  seal(id: string, vendor: VendorSession): string {
    return this.sealer.seal(JSON.stringify(vendor), contextOf(id));
  }

  /** @throws AppError UNAUTHENTICATED when the key that sealed it is not in SESSION_KEY */
  open(id: string, sealed: string): VendorSession {
    const known = this.#opened.get(sealed);
    if (known?.id === id) return known.vendor;
    const text = this.sealer.open(sealed, contextOf(id));
    if (text === undefined) throw new AppError('UNAUTHENTICATED', 'This session has ended. Sign in again.');
    const parsed: Omit<VendorSession, 'expiresAt'> & { readonly expiresAt: string } = JSON.parse(text);
    const vendor = Object.freeze({ ...parsed, expiresAt: new Date(parsed.expiresAt) });
    this.#opened.set(sealed, { id, vendor });
    return vendor;
  }
}

function contextOf(id: string): string {
  return `vendor:${id}`;
}
