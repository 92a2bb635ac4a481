/** Counts the calls to vendors that one request causes. */
export interface VendorCalls {
  /** Counts one call, before it is sent. Throws when a budget does not allow it: then the call is not sent. */
  count(): void;
  /** Begins the operation's count again, for an operation that lives long; the counts of the minute go on. */
  restart(): void;
}

/** Who a call to a vendor is counted for. */
export interface Payer {
  readonly vendorCalls: VendorCalls;
}
