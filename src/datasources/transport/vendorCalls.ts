/** Counts the calls to vendors that one request causes. */
export interface VendorCalls {
  /** Counts one call before it is sent. Throws when a budget is used up: then the call is not sent. */
  count(): void;
  /** Restarts the count of a long-lived operation. The counts per minute continue. */
  restart(): void;
}

/** The account that pays for a call to a vendor. */
export interface Payer {
  readonly vendorCalls: VendorCalls;
  /** The request that causes the call, for the log. Absent for calls that no request causes. */
  readonly requestId?: string;
}
