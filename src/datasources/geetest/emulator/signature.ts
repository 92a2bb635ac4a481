/**
 * The vendor's side of the digests, written from its documents a second time on purpose: shared with the data source, a
 * wrong rule would agree with itself.
 */
import { createHash, createHmac } from 'node:crypto';

export const md5Hex = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');

const hmacHex = (key: string, message: string): string =>
  createHmac('sha256', key).update(message, 'utf8').digest('hex');

/** The challenge that the site shows for an origin challenge; the vendor takes an unknown digest for md5. */
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

/** Over the challenge as the widget submits it. Not documented for the sha256 digests; the same rule is kept there. */
export function validateFor(submitted: string, key: string): string {
  return md5Hex([key, 'geetest', submitted].join(''));
}

export function seccodeFor(validate: string): string {
  return `${validate}|jordan`;
}

/** What validate.php answers to a seccode that it accepts. */
export function acceptance(seccode: string): string {
  return md5Hex(seccode);
}

/** v4. */
export function signTokenFor(lotNumber: string, captchaKey: string): string {
  return hmacHex(captchaKey, lotNumber);
}
