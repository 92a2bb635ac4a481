/** What the server measures. Every label has a bounded set of values, and none holds personal data. */

/** The state of one circuit breaker. */
export interface BreakerStatus {
  /** The id of a provider. */
  readonly provider: string;
  /** Of the vendor, with a port that is not the default one. */
  readonly host: string;
  /** The calls that it covers: empty for the provider's own calls, `native` for native fields. */
  readonly use: string;
  readonly state: 'closed' | 'halfOpen' | 'open';
  /** The last call that failed; null when none has failed since the start. */
  readonly lastFailure: CallFailure | null;
}

export interface CallFailure {
  /** Such as `UNAVAILABLE` or `TIMEOUT`. */
  readonly code: string;
  readonly at: Date;
}

/** One HTTP exchange with a vendor. */
export interface VendorCallSample {
  readonly provider: string;
  /** The vendor's operation, a constant of the data source. */
  readonly call: string;
  /** `ok`, `http_4xx`, or the code of the failure. */
  readonly code: string;
}

/** A sign-in event. */
export interface SignInSample {
  /** `login` for logins. Other events are not logins. */
  readonly event: string;
  /** The field of `LoginMethod`, such as `email`. */
  readonly method: string;
  readonly provider: string;
  /** The member of the result's union, or the code of an error. */
  readonly outcome: string;
}

export interface Metrics {
  /** False when METRICS_PORT is not set: callers then skip what only a measurement needs. */
  readonly isOn: boolean;
  /**
   * @param operation a root field of our schema, `native`, or `other`
   * @param outcome the member of the result's union, the code of an error, or `ok`
   * @param seconds undefined for subscriptions, which have no end of their own
   */
  operation(operation: string, outcome: string, seconds: number | undefined): void;
  /**
   * @param route the pattern of a route other than those of GraphQL, or `other`
   * @param status of HTTP
   */
  request(route: string, status: number, seconds: number): void;
  signIn(event: SignInSample): void;
  vendorCall(sample: VendorCallSample, seconds: number): void;
  /** `read` is called for each scrape. */
  watchBreakers(read: () => readonly BreakerStatus[]): void;
  /** @param limit what refused: a purpose such as `login`, or `lockout` */
  limitRefused(limit: string): void;
  captchaIssued(mode: 'online' | 'offline'): void;
  sessionBegun(provider: string): void;
  sessionsEnded(provider: string, count: number): void;
  subscriptionOpened(subscription: string): void;
  subscriptionClosed(subscription: string): void;
  /** @param command the command that failed, such as `get` */
  storeFailed(command: string): void;
  /** @param sink where events go: `audit` or `webhook` */
  eventFailed(sink: string): void;
}

const nothing = () => undefined;

/** Measures nothing. */
export const NO_METRICS: Metrics = {
  isOn: false,
  operation: nothing,
  request: nothing,
  signIn: nothing,
  vendorCall: nothing,
  watchBreakers: nothing,
  limitRefused: nothing,
  captchaIssued: nothing,
  sessionBegun: nothing,
  sessionsEnded: nothing,
  subscriptionOpened: nothing,
  subscriptionClosed: nothing,
  storeFailed: nothing,
  eventFailed: nothing,
};
