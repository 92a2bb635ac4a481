/** Parses GeeTest's responses. Each endpoint has a JSON format; each v3 endpoint also has its own plain text format. */
import type { CaptchaRejection } from '../capabilities.js';
import { ProviderError } from '../errors.js';
import type { HttpReply } from '../transport/http.js';
import { statusError, v4Rejection } from './errors.js';
import { isSame, md5 } from './signature.js';

/**
 * Reads the origin challenge from register.php with `json_format=1`. Failures have many forms (403, an empty body, `0`), so
 * everything that does not look like a challenge throws.
 */
export function readRegistration(reply: HttpReply): string {
  if (reply.status !== 200) throw statusError(reply.status);
  const bare = reply.text().trim();
  const challenge = isChallenge(bare) ? bare : property(reply.json(), 'challenge');
  if (!isChallenge(challenge)) throw new ProviderError('BAD_REPLY', 'geetest');
  return challenge;
}

function isChallenge(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-z]{32}$/.test(value);
}

/**
 * Reads the response of validate.php: `{"seccode": "<md5 of the seccode>"}`, or the text `"false"`. Any other response
 * throws. The vendor's newer SDKs accept it as a pass.
 */
export function readSecondCheck(reply: HttpReply, seccode: string): 'PASSED' | 'REFUSED' {
  if (reply.status !== 200) throw statusError(reply.status);
  const bare = reply.text().trim();
  const isBare = bare === 'false' || /^[0-9a-f]{32}$/.test(bare);
  const answer = isBare ? bare : String(property(reply.json(), 'seccode'));
  if (answer === 'false') return 'REFUSED';
  if (!isSame(answer, md5(seccode))) throw new ProviderError('BAD_REPLY', 'geetest');
  return 'PASSED';
}

/** True for `{"status": "success"}` from bypass_status.php. */
export function isServiceUp(reply: HttpReply): boolean {
  return reply.status === 200 && property(reply.json(), 'status') === 'success';
}

/** gettype.php returns JSONP: one call with an object. `status` is sometimes missing from the object. */
export function readWidgetType(reply: HttpReply): void {
  if (reply.status !== 200) throw statusError(reply.status);
  const [, json] = /^[\w$]+\((.*)\);?\s*$/s.exec(reply.text().trim()) ?? [];
  const status = property(parse(json), 'status');
  if (status !== undefined && status !== 'success') throw new ProviderError('REFUSED', 'geetest');
}

function parse(json: string | undefined): object {
  try {
    const value: unknown = JSON.parse(json ?? '');
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Falls through, because the message of a SyntaxError quotes the response.
  }
  throw new ProviderError('BAD_REPLY', 'geetest');
}

/** Reads the response of v4's validate. With `status: "error"` it has a code instead of a result. */
export function readV4Check(reply: HttpReply): 'PASSED' | CaptchaRejection {
  if (reply.status !== 200) throw statusError(reply.status);
  const body = reply.json();
  const [status, result, reason] = ['status', 'result', 'reason'].map((name) => property(body, name));
  if (status === 'error') return v4Rejection(vendorCode(property(body, 'code')));
  if (status === 'success' && result === 'success') return 'PASSED';
  if (status !== 'success' || result !== 'fail') throw new ProviderError('BAD_REPLY', 'geetest');
  // The vendor's reason for an expired token. Its documents do not say whether it includes a redeemed token.
  return typeof reason === 'string' && /expire/i.test(reason) ? 'EXPIRED' : 'REFUSED';
}

/** Accepts only digits, because clients see the code. */
function vendorCode(value: unknown): string {
  const code = String(value);
  if (!/^-?\d{1,10}$/.test(code)) throw new ProviderError('BAD_REPLY', 'geetest');
  return code;
}

function property(source: unknown, name: string): unknown {
  return typeof source === 'object' && source !== null ? Reflect.get(source, name) : undefined;
}
