/** The offline answers of the widgets, for the control API. `widget/offlineScript.ts` has the version for pages. */
import { md5Hex } from './signature.js';

/** Newer widgets: `fullpage.0.0.0.js`. */
export function md5Answer(challenge: string): string {
  return md5Hex(challenge);
}

/** Older slide widgets: `geetest.0.0.0.js`. The two indexes select pictures; any values are accepted. */
export function threePartAnswer(challenge: string, background: number, group: number): string {
  return [gapOf(background, group), background, group].map((value) => encode(value, challenge)).join('_');
}

function gapOf(background: number, group: number): number {
  const [even, odd] = [md5Hex(String(background)), md5Hex(String(group)).substring(10)];
  let mixed = '';
  for (let index = 0; index < 9; index += 1) mixed += (index % 2 === 0 ? even : odd).charAt(index);
  const gap = parseInt(mixed.substring(4), 16) % 200;
  return gap < 40 ? 40 : gap;
}

/**
 * Adds the base (the last two characters of the challenge) to the value and writes the sum with five symbols: the first
 * five distinct characters of the challenge, with the weights 1, 2, 5, 10 and 50.
 */
function encode(value: number, challenge: string): string {
  const symbols: [weight: number, character: string][] = [];
  const weights = [1, 2, 5, 10, 50];
  for (const character of challenge) {
    const weight = weights[symbols.length];
    if (weight !== undefined && symbols.every(([, known]) => known !== character)) symbols.push([weight, character]);
  }
  let rest = value + parseInt(challenge.slice(32, 33), 36) * 36 + parseInt(challenge.slice(33, 34), 36);
  let text = '';
  for (const [weight, character] of symbols.reverse()) {
    text += character.repeat(Math.floor(rest / weight));
    rest %= weight;
  }
  return text;
}
