/**
 * The digests of both generations. v3: https://docs.geetest.com/sensebot/apirefer/api/server and the sources of the
 * official server SDKs; v4: https://docs.geetest.com/gt4/apirefer/api/server. All text is UTF-8.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Digest } from './config.js';

export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** Derives the challenge for the browser. The vendor's origin challenge stays on the server. */
export function deriveChallenge(digest: Digest, origin: string, key: string): string {
  if (digest === 'hmac-sha256') return createHmac('sha256', key).update(origin).digest('hex');
  return createHash(digest)
    .update(origin + key)
    .digest('hex');
}

/** The vendor's `validate` for a solved md5 challenge. The rule for the other digests is not published. */
export function validateOf(challenge: string, key: string): string {
  return md5(`${key}geetest${challenge}`);
}

/** v4: HMAC-SHA256 with the captcha key as key and the lot number as message. */
export function signLot(lotNumber: string, key: string): string {
  return createHmac('sha256', key).update(lotNumber).digest('hex');
}

/** Compares in constant time. The length of a digest is public. */
export function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
