/**
 * The form of what a client sends as its answer. Longer texts are no widget's and would only be carried on; types are
 * checked too, since they lie where a body parser made the values.
 */
import type { DirectAnswer, RegisteredAnswer } from '../capabilities.js';
import { isSame } from './signature.js';

export function isRegisteredAnswer({ challenge, proof, ticket }: RegisteredAnswer): boolean {
  return isText(challenge, 66) && isText(proof, 302) && isText(ticket, 128);
}

export function isDirectAnswer({ serial, output, ticket, solvedAt }: DirectAnswer): boolean {
  const texts = isText(serial, 128) && isText(output, 16_384) && isText(ticket, 2_048) && isText(solvedAt, 20);
  return texts && /^\d+$/.test(solvedAt);
}

/** Whether the answer is to the challenge that we issued: slide captchas put two characters behind it. */
export function belongsTo(issued: string, submitted: string): boolean {
  return isSame(submitted.slice(0, issued.length), issued) && /^(?:[0-9a-z]{2})?$/.test(submitted.slice(issued.length));
}

function isText(value: unknown, longest: number): boolean {
  return typeof value === 'string' && value.length <= longest && value.trim() !== '';
}
