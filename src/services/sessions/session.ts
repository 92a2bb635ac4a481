import type { IdentityProviderId } from '../../datasources/capabilities.js';

export const PROOF_KINDS = [
  'PASSWORD',
  'SMS_CODE',
  'LDAP',
  'AD',
  'SUB_ACCOUNT',
  'WECHAT',
  'OIDC',
  'QR_CODE',
  'PUSH',
  'TOTP',
  'RECOVERY_CODE',
  'EMAIL_CODE',
  'FACE',
  'LIVENESS',
] as const;

export type ProofKind = (typeof PROOF_KINDS)[number];

/** What the user has proven, and when. */
export interface Proof {
  readonly kind: ProofKind;
  readonly at: Date;
}

/** How the token travels. It is chosen at login and never changes: a cookie session hands no token to script. */
export type SessionMode = 'cookie' | 'bearer';

export interface Session {
  /** Public: it is neither the token nor derived from it. */
  readonly id: string;
  readonly provider: IdentityProviderId;
  readonly userId: string;
  readonly mode: SessionMode;
  readonly createdAt: Date;
  /** When it ends if it is not used before; using it moves this on until the session's last moment. */
  readonly expiresAt: Date;
  readonly proofs: readonly Proof[];
  /** Only `Sessions.vendorOf` opens it. */
  readonly sealedVendor: string;
}

/** A session as it is stored: everything that can change in one value, so that one swap changes it. */
export interface SessionRecord {
  readonly provider: IdentityProviderId;
  readonly userId: string;
  readonly mode: SessionMode;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** The last moment, whatever is used or refreshed. */
  readonly endsAt: number;
  readonly proofs: readonly { readonly kind: ProofKind; readonly at: number }[];
  readonly vendor: string;
  readonly vendorExpiresAt: number;
  /** Hash of the token that is valid now. */
  readonly current: string;
  /** Tokens that were replaced a moment ago, oldest first. */
  readonly previous: readonly Superseded[];
}

export interface Superseded {
  readonly hash: string;
  readonly at: number;
  /** The token that came after it, sealed under a key that only the holder of the old token can derive. */
  readonly successor: string;
}

export function toSession(id: string, record: SessionRecord): Session {
  return {
    id,
    provider: record.provider,
    userId: record.userId,
    mode: record.mode,
    createdAt: new Date(record.createdAt),
    expiresAt: new Date(record.expiresAt),
    proofs: record.proofs.map(({ kind, at }) => ({ kind, at: new Date(at) })),
    sealedVendor: record.vendor,
  };
}
