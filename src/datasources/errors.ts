/**
 * What went wrong between us and a vendor, in one vocabulary for all of them. The first group are faults, the others are
 * refusals: the vendor understood and said no.
 */
export const PROVIDER_ERROR_CODES = [
  'UNAVAILABLE', // no connection, a 5xx, the breaker is open
  'TIMEOUT', // no answer before the deadline
  'BAD_REPLY', // an answer that is not what the vendor promises
  'NOT_CONFIGURED',
  'NOT_SUPPORTED', // this generation of the vendor cannot do it

  'REFUSED', // any refusal without a line of its own below
  'NOT_SIGNED_IN', // the vendor's user token is missing, expired or revoked
  'FORBIDDEN',
  'TOO_FREQUENT',
  'CAPTCHA_REQUIRED',
  'INVALID_CREDENTIALS', // wrong password, or no password set
  'UNKNOWN_ACCOUNT',
  'ACCOUNT_UNAVAILABLE', // blocked by an administrator
  'ACCOUNT_LOCKED', // locked after failures
  'EMAIL_UNVERIFIED',
  'CODE_REJECTED', // a verification code (or image captcha answer) is wrong, used or expired
  'MFA_REJECTED', // wrong TOTP or recovery code
  'MFA_EXPIRED', // the vendor's mfaToken is no longer good
  'ALREADY_REGISTERED',
  'ALREADY_TAKEN',
  'ALREADY_ENROLLED',
  'REGISTRATION_DISABLED',
  'LAST_LOGIN_METHOD',
  'OLD_CREDENTIAL_REJECTED', // the proof of the old password, phone or e-mail is missing or wrong
  'INPUT_REJECTED', // a value breaks one of the vendor's rules
  'NOT_FOUND',
] as const;

export type ProviderErrorCode = (typeof PROVIDER_ERROR_CODES)[number];

const FAULTS: ReadonlySet<ProviderErrorCode> = new Set([
  'UNAVAILABLE',
  'TIMEOUT',
  'BAD_REPLY',
  'NOT_CONFIGURED',
  'NOT_SUPPORTED',
]);

/**
 * The one error that leaves a data source. It has no `cause` and no vendor text on purpose: a vendor's reply can hold
 * passwords and tokens, and an error travels to logs and traces.
 */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';

  constructor(
    readonly code: ProviderErrorCode,
    readonly provider: string,
    /** The vendor's own number or word for it, safe to show: `2020`, `500`. */
    readonly providerCode?: string,
    /** Which argument the vendor refused, where it says so: a path such as `email` or `values.1.value`. */
    readonly field?: string,
  ) {
    super(`${provider}: ${code}${providerCode === undefined ? '' : ` (${providerCode})`}`);
  }

  /** True for faults of the vendor or the network, false when the vendor said no. */
  get isFault(): boolean {
    return FAULTS.has(this.code);
  }
}
