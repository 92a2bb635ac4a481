/**
 * The vendor's side of the digests, implemented from its documents. It shares no code with the data source on purpose:
 * otherwise an error in a digest would be on both sides, and tests would not find it.
 */
import { createHash, createHmac } from 'node:crypto';

export const md5Hex = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');

const hmacHex = (key: string, message: string): string =>
  createHmac('sha256', key).update(message, 'utf8').digest('hex');

/** The challenge that the site derives from an origin challenge. The vendor treats an unknown digest as md5. */
export function challengeForBrowser(origin: string, key: string, digestmod: string | undefined): string {
  switch (digestmod) {
    case 'hmac-sha256':
      return hmacHex(key, origin);
    case 'sha256':
      return createHash('sha256').update(`${origin}${key}`, 'utf8').digest('hex');
    default:
      return md5Hex(`${origin}${key}`);
  }
}

/** The digest of the challenge as the widget submits it. The rule for sha256 is undocumented; the md5 rule is assumed. */
export function validateFor(submitted: string, key: string): string {
  return md5Hex([key, 'geetest', submitted].join(''));
}

export function seccodeFor(validate: string): string {
  return `${validate}|jordan`;
}

/** The answer of validate.php when it accepts the seccode. */
export function acceptance(seccode: string): string {
  return md5Hex(seccode);
}

/** v4. */
export function signTokenFor(lotNumber: string, captchaKey: string): string {
  return hmacHex(captchaKey, lotNumber);
}
