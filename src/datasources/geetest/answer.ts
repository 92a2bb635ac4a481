/**
 * Checks the form of a client's answer. No widget produces longer texts. Types are checked too, because a parsed body may
 * not have the declared types.
 */
import type { ClientInitiatedAnswer, ServerInitiatedAnswer } from '../capabilities.js';
import { isSame } from './signature.js';

export function isServerInitiatedAnswer({ challenge, validate, seccode }: ServerInitiatedAnswer): boolean {
  return isText(challenge, 66) && isText(validate, 302) && isText(seccode, 128);
}

export function isClientInitiatedAnswer(answer: ClientInitiatedAnswer): boolean {
  const { lotNumber, captchaOutput, passToken, genTime } = answer;
  const tokens = isText(lotNumber, 128) && isText(captchaOutput, 16_384) && isText(passToken, 2_048);
  return tokens && isText(genTime, 20) && /^\d+$/.test(genTime);
}

/** True when the answer is for the issued challenge. Slide captchas append two characters to it. */
export function belongsTo(issued: string, submitted: string): boolean {
  return isSame(submitted.slice(0, issued.length), issued) && /^(?:[0-9a-z]{2})?$/.test(submitted.slice(issued.length));
}

function isText(value: unknown, maxLength: number): boolean {
  return typeof value === 'string' && value.length <= maxLength && value.trim() !== '';
}
