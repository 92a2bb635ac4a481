import { it } from 'vitest';

/** A test of what only some providers offer. For the others there is none: a skipped one would look forgotten. */
export function itOffered(isOffered: boolean): (title: string, body: () => Promise<void>) => void {
  return isOffered ? (title, body) => it(title, body) : () => undefined;
}
