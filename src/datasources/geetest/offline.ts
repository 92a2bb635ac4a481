/**
 * v3 while the vendor is down: local challenges, and the local rules of the three generations of official SDKs
 * (`failback_validate`). No rule uses the private key, so any program can pass. Offline mode only keeps a site usable.
 */
import { randomBytes } from 'node:crypto';
import type { ServerInitiatedAnswer } from '../capabilities.js';
import type { OfflineRule } from './config.js';
import { isSame, md5 } from './signature.js';

/** Has the form of the SDKs' challenges. The SDKs choose from 10,201 values, which an attacker can list; this is random. */
export function localChallenge(): string {
  const challenge = randomBytes(17).toString('hex');
  // With the base 0 a page writes the index 0 as an empty part, which the three-part rule refuses.
  return challenge.endsWith('00') ? localChallenge() : challenge;
}

export function passesOffline(rule: OfflineRule, answer: ServerInitiatedAnswer): boolean {
  switch (rule) {
    case 'md5':
      return isSame(answer.validate, md5(answer.challenge));
    case 'three-part':
      return isThreePart(answer.challenge, answer.validate);
    case 'nonblank':
      return true;
  }
}

/** `<answer>_<index of the full background>_<index of the image group>`, each encoded with the challenge. */
function isThreePart(challenge: string, validate: string): boolean {
  const parts = validate.split('_');
  if (!/^[0-9a-f]{34}$/.test(challenge) || parts.length !== 3) return false;
  if (parts.some((part) => part.length < 1 || part.length > 100)) return false;
  const [answer = 0, background = 0, group = 0] = parts.map((part) => decode(challenge, part));
  return Math.abs(answer - targetOf(background, group)) < 3;
}

const WEIGHTS = [1, 2, 5, 10, 50];

/** A character has the weight of its first position in the challenge. The last two characters of the challenge are the base. */
function decode(challenge: string, part: string): number {
  const seen = [...new Set(challenge)];
  const sum = [...part].reduce((total, character) => {
    const position = seen.indexOf(character);
    return position < 0 ? total : total + (WEIGHTS[position % WEIGHTS.length] ?? 0);
  }, 0);
  return sum - Number.parseInt(challenge.slice(-2), 36);
}

/** The position of the slide's gap, computed from the two indexes only. */
function targetOf(background: number, group: number): number {
  const first = md5(String(background)).slice(0, 10);
  const second = md5(String(group)).slice(10, 20);
  const mixed = [...first].map((character, index) => (index % 2 === 0 ? character : second.charAt(index))).join('');
  return Math.max(40, Number.parseInt(mixed.slice(4, 9), 16) % 200);
}
