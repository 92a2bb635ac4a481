/**
 * The digests of both generations. v3: https://docs.geetest.com/sensebot/apirefer/api/server and the sources of the
 * official server SDKs; v4: https://docs.geetest.com/gt4/apirefer/api/server. All text is UTF-8.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Digest } from './config.js';

export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** What the browser gets in place of the origin challenge that the vendor answered. */
export function deriveChallenge(digest: Digest, origin: string, key: string): string {
  if (digest === 'hmac-sha256') return createHmac('sha256', key).update(origin).digest('hex');
  return createHash(digest)
    .update(origin + key)
    .digest('hex');
}

/** The vendor's `validate` of a solved md5 challenge. For the other digests the rule is not published. */
export function validateOf(challenge: string, key: string): string {
  return md5(`${key}geetest${challenge}`);
}

/** v4. The key is the captcha key and the message the lot number, not the other way round. */
export function signLot(lotNumber: string, key: string): string {
  return createHmac('sha256', key).update(lotNumber).digest('hex');
}

/** Compares in constant time; the length of a digest is no secret. */
export function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
