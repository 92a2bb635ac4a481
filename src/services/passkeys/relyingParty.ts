/** The relying party: the host name that passkeys belong to, and the origins that may use them (WebAuthn, section 4). */

export interface RelyingPartySettings {
  readonly passkeyRpId?: string | undefined;
  readonly passkeyOrigins: readonly string[];
  readonly publicUrl?: string | undefined;
}

const LOCAL = 'localhost';

export class RelyingParty {
  /** The RP ID: a host name. */
  readonly id: string;

  constructor(private readonly settings: RelyingPartySettings) {
    const { passkeyRpId, publicUrl } = settings;
    this.id = passkeyRpId ?? (publicUrl === undefined ? LOCAL : new URL(publicUrl).hostname);
  }

  accepts(origin: string): boolean {
    const { passkeyOrigins, publicUrl } = this.settings;
    if (passkeyOrigins.length > 0) return passkeyOrigins.includes(origin);
    if (publicUrl !== undefined) return origin === publicUrl;
    // The start refuses this in production. A local server and a local page may have different ports.
    return URL.canParse(origin) && new URL(origin).protocol === 'http:' && new URL(origin).hostname === LOCAL;
  }
}
