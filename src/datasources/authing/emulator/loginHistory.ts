import type { Account } from './account.js';
import { VendorError } from './vendorError.js';

/** An administrator may write the history of a user, for example when users are imported from another system. */
export interface LoginHistoryInput {
  readonly loginsCount?: number | null;
  readonly lastIP?: string | null;
  /** ISO 8601, like `signedUp`. */
  readonly lastLogin?: string | null;
  readonly signedUp?: string | null;
}

const ISO_8601 = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** The fields of an account that the input contains. Throws 500 for a time that is not ISO 8601. */
export function readLoginHistory(
  input: LoginHistoryInput,
): Partial<Pick<Account, 'loginsCount' | 'lastIp' | 'lastLogin' | 'signedUp'>> {
  const { loginsCount, lastIP, lastLogin, signedUp } = input;
  return {
    ...(loginsCount != null && { loginsCount }),
    ...(lastIP !== undefined && { lastIp: lastIP }),
    ...(lastLogin !== undefined && { lastLogin: readTime('lastLogin', lastLogin) }),
    ...(signedUp !== undefined && { signedUp: readTime('signedUp', signedUp) }),
  };
}

function readTime(field: string, text: string | null): number | null {
  if (text === null) return null;
  const time = ISO_8601.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) {
    throw new VendorError(500, { text: { zh: `${field} 时间格式错误`, en: `${field} is not an ISO 8601 time` } });
  }
  return time;
}
