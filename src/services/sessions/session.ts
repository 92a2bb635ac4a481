import type { IdentityProviderId } from '../../datasources/capabilities.js';
import type { SessionClient } from './client.js';

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
  'PASSKEY',
] as const;

export type ProofKind = (typeof PROOF_KINDS)[number];

/** A proof that the user has given, and its time. */
export interface Proof {
  readonly kind: ProofKind;
  readonly at: Date;
}

/** How the token is transported. Chosen at login and never changed: scripts cannot read the token of a cookie session. */
export type SessionMode = 'cookie' | 'bearer';

export interface Session extends SessionClient {
  /** Public: not the token, and not derived from it. */
  readonly id: string;
  readonly provider: IdentityProviderId;
  readonly userId: string;
  readonly mode: SessionMode;
  readonly createdAt: Date;
  /** When the session expires if it is not used. Each use extends it, up to `endsAt` of the record. */
  readonly expiresAt: Date;
  /** Accurate to a twentieth of the idle timeout. */
  readonly lastUsedAt: Date;
  readonly proofs: readonly Proof[];
  /** Only `Sessions.vendorOf` opens it. */
  readonly sealedVendor: string;
}

/** The stored session. Everything that can change is in one value, so that one compare-and-set changes it. */
export interface SessionRecord extends SessionClient {
  readonly provider: IdentityProviderId;
  readonly userId: string;
  readonly mode: SessionMode;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** The absolute expiry, which use and refresh do not extend. */
  readonly endsAt: number;
  readonly lastUsedAt: number;
  readonly proofs: readonly { readonly kind: ProofKind; readonly at: number }[];
  /** Failed attempts to prove something again, since the last proof. */
  readonly failures: number;
  readonly vendor: string;
  readonly vendorExpiresAt: number;
  /** Hash of the current token. */
  readonly current: string;
  /** Recently replaced tokens, oldest first. */
  readonly previous: readonly Superseded[];
}

export interface Superseded {
  readonly hash: string;
  readonly at: number;
  /** The next token, sealed under a key that only the holder of this token can derive. */
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
    lastUsedAt: new Date(record.lastUsedAt),
    userAgent: record.userAgent,
    maskedAddress: record.maskedAddress,
    proofs: record.proofs.map(({ kind, at }) => ({ kind, at: new Date(at) })),
    sealedVendor: record.vendor,
  };
}
