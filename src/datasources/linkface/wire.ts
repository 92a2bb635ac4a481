/** What Linkface answers: `code` as text for the calls that go with an SDK, `status` for the older ones that judge. */
import { ProviderError } from '../errors.js';
import type { HttpReply } from '../transport/http.js';
import { codeRefusal, statusRefusal } from './errors.js';

/** Above it the vendor sees an attack: larger is worse, unlike its other scores. */
const MAX_HACK_SCORE = 0.98;

/** From it on two faces are one person's. The vendor leaves the choice to whoever asks; this one is ours. */
const LEAST_VERIFY_SCORE = 0.7;

/** The SDK's token. `charge` and `msg` decide nothing; `msg` at times belongs to another code. */
export function readToken(reply: HttpReply): string {
  const body = reply.json();
  const code = word(property(body, 'code'));
  if (code !== '0000') throw codeRefusal(code);
  const token = property(property(body, 'data'), 'token');
  if (typeof token !== 'string' || token === '') throw new ProviderError('BAD_REPLY', 'linkface');
  return token;
}

/** The score of a judged file, as it came. */
export function readScore(reply: HttpReply): unknown {
  return property(readJudged(reply), 'score');
}

/** The two scores of a file that was compared with a photo, as they came. */
export function readScores(reply: HttpReply): { readonly hack: unknown; readonly verify: unknown } {
  const body = readJudged(reply);
  return { hack: property(body, 'hack_score'), verify: property(body, 'verify_score') };
}

/** A score that is missing, no number or out of its range is no sign of life. */
export function isAlive(score: unknown): boolean {
  return typeof score === 'number' && score >= 0 && score <= MAX_HACK_SCORE;
}

/** Here larger is better. A score that is missing, no number or out of its range is nobody's. */
export function isSamePerson(score: unknown): boolean {
  return typeof score === 'number' && score >= LEAST_VERIFY_SCORE && score <= 1;
}

function readJudged(reply: HttpReply): unknown {
  const body = reply.json();
  const status = word(property(body, 'status'));
  if (status !== 'OK') throw statusRefusal(status);
  return body;
}

/** Clients get to see it, so it must look like one of the vendor's. */
function word(value: unknown): string {
  if (typeof value !== 'string' || !/^[A-Z0-9_]{1,40}$/.test(value)) throw new ProviderError('BAD_REPLY', 'linkface');
  return value;
}

function property(source: unknown, name: string): unknown {
  return typeof source === 'object' && source !== null ? Reflect.get(source, name) : undefined;
}
