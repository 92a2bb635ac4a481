import type { Caller, UserRecord } from './user.js';

export type TicketFormatId = 'JSON' | 'XML';

export interface TicketCheck {
  readonly ticket: string;
  /** The service URL that the ticket was issued for. */
  readonly service: string;
  /** The format of the vendor's response. It does not change the result. */
  readonly format: TicketFormatId;
}

/** An invalid ticket is a verdict, not an error. */
export type TicketVerdict =
  | { readonly valid: true; readonly user: string; readonly attributes: Readonly<Record<string, unknown>> }
  /** `failureCode` is an error code of the CAS protocol, such as INVALID_TICKET. */
  | { readonly valid: false; readonly failureCode: string };

/** The vendor's own browser session. */
export interface SsoSessionRecord {
  readonly id: string | null;
  readonly userId: string | null;
  readonly appId: string | null;
  /** The protocol that started the session, such as `oidc`. */
  readonly type: string | null;
  readonly expiresAt: Date | null;
  readonly user: UserRecord | null;
}

/** Single sign-on of the vendor. */
export interface Sso {
  /** Consumes the ticket. */
  validateTicket(check: TicketCheck, caller: Caller): Promise<TicketVerdict>;
  /** `cookie` is `VendorSession.cookie`. Null when the session has ended. */
  session(cookie: string, caller: Caller): Promise<SsoSessionRecord | null>;
}
