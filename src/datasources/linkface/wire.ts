/** Linkface's answers: the calls for an SDK have a textual `code`, the older calls for files have a `status`. */
import { ProviderError } from '../errors.js';
import { property } from '../transport/fields.js';
import type { HttpReply } from '../transport/http.js';
import { refusal } from './errors.js';

/** A higher score is an attack. Unlike the other scores, larger is worse. */
const MAX_HACK_SCORE = 0.98;

/** The score from which two faces belong to the same person. The vendor prescribes none; this is our choice. */
const LEAST_VERIFY_SCORE = 0.7;

/** The SDK's token. `charge` and `msg` are ignored: `msg` sometimes belongs to another code. */
export function readToken(reply: HttpReply): string {
  const body = reply.json();
  const code = wordOf(property(body, 'code'));
  if (code !== '0000') throw refusal(code);
  const token = property(property(body, 'data'), 'token');
  if (typeof token !== 'string' || token === '') throw new ProviderError('BAD_REPLY', 'linkface');
  return token;
}

/** The score of a file, as received. */
export function readScore(reply: HttpReply): unknown {
  return property(readJudged(reply), 'score');
}

/** The two scores of a file that was compared with a photo, as received. */
export function readScores(reply: HttpReply): { readonly hack: unknown; readonly verify: unknown } {
  const body = readJudged(reply);
  return { hack: property(body, 'hack_score'), verify: property(body, 'verify_score') };
}

/** A score that is missing, not a number or out of range does not prove a live person. */
export function isAlive(score: unknown): boolean {
  return typeof score === 'number' && score >= 0 && score <= MAX_HACK_SCORE;
}

/** Larger is better. A score that is missing, not a number or out of range is no match. */
export function isSamePerson(score: unknown): boolean {
  return typeof score === 'number' && score >= LEAST_VERIFY_SCORE && score <= 1;
}

function readJudged(reply: HttpReply): unknown {
  const body = reply.json();
  const status = wordOf(property(body, 'status'));
  if (status !== 'OK') throw refusal(status);
  return body;
}

/** Codes are shown to clients, so only texts that look like one of the vendor's pass. */
function wordOf(value: unknown): string {
  if (typeof value !== 'string' || !/^[A-Z0-9_]{1,40}$/.test(value)) throw new ProviderError('BAD_REPLY', 'linkface');
  return value;
}
