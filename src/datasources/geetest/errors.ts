/**
 * Maps GeeTest's error codes. A code about the answer is a verdict. A code about the request, the account or the service is
 * an error.
 */
import type { CaptchaRejection } from '../capabilities.js';
import { ProviderError, type ProviderErrorCode } from '../errors.js';

type Meaning = { readonly verdict: CaptchaRejection } | { readonly error: ProviderErrorCode };

const REFUSED = { verdict: 'REFUSED' } as const;
const EXPIRED = { verdict: 'EXPIRED' } as const;
const MALFORMED = { verdict: 'MALFORMED' } as const;

/** https://docs.geetest.com/gt4/apirefer/errorcode */
const V4_CODES: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['-50000', { error: 'UNAVAILABLE' }], // runtime error
  ['-50002', MALFORMED], // a parameter cannot be decrypted
  ['-50003', REFUSED], // already redeemed
  ['-50005', MALFORMED], // illegal gen_time
  ['-50301', EXPIRED], // no record of the lot number
  ['-50302', MALFORMED],
  ['-50303', MALFORMED],
  ['-50304', REFUSED], // the signature is for another lot number; probably also a wrong key (not verified)
  ['-50305', EXPIRED],
  ['-50306', REFUSED], // process_token
  ['-50307', REFUSED], // payload
  ['-50308', REFUSED],
]);

/** For a captcha ID that is missing, illegal, unknown, deleted or paused, and for codes that are not in the table. */
const OTHER: Meaning = { error: 'REFUSED' };

export function v4Rejection(code: string): CaptchaRejection {
  const meaning = V4_CODES.get(code) ?? OTHER;
  if ('verdict' in meaning) return meaning.verdict;
  throw new ProviderError(meaning.error, 'geetest', code);
}

/** Maps an HTTP status to an error when the body has no code. v3 answers 403 for an unknown captcha ID. */
export function statusError(status: number): ProviderError {
  const codes: Readonly<Record<number, ProviderErrorCode>> = {
    401: 'FORBIDDEN',
    403: 'FORBIDDEN',
    429: 'TOO_FREQUENT',
  };
  return new ProviderError(codes[status] ?? 'BAD_REPLY', 'geetest', String(status));
}
