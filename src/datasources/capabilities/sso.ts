import type { Caller, UserRecord } from './user.js';

export type TicketFormatId = 'JSON' | 'XML';

export interface TicketCheck {
  readonly ticket: string;
  /** The address that the ticket was issued for. */
  readonly service: string;
  /** The form in which the vendor is asked to answer; the result is the same. */
  readonly format: TicketFormatId;
}

/** A bad ticket is a verdict, never an error. */
export type TicketVerdict =
  | { readonly valid: true; readonly user: string; readonly attributes: Readonly<Record<string, unknown>> }
  /** `failureCode` is a word of the CAS protocol, such as INVALID_TICKET. */
  | { readonly valid: false; readonly failureCode: string };

/** The vendor's own browser session. */
export interface SsoSessionRecord {
  readonly id: string | null;
  readonly userId: string | null;
  readonly appId: string | null;
  /** The protocol it began with, such as `oidc`. */
  readonly type: string | null;
  readonly expiresAt: Date | null;
  readonly user: UserRecord | null;
}

/** Single sign-on of the vendor. */
export interface Sso {
  /** Spends the ticket. */
  validateTicket(check: TicketCheck, caller: Caller): Promise<TicketVerdict>;
  /** `cookie` is the one of `VendorSession`. Null when that session is over. */
  session(cookie: string, caller: Caller): Promise<SsoSessionRecord | null>;
}
