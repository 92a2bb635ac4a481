/** What the widgets answer while the vendor is down, for the control surface; the page's own version is a script. */
import { md5Hex } from './signature.js';

/** Newer widgets: `fullpage.0.0.0.js`. */
export function md5Answer(challenge: string): string {
  return md5Hex(challenge);
}

/** Older slide widgets: `geetest.0.0.0.js`. The two indexes are of pictures that nobody looks at. */
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

/** Pays the value, on top of a base that the challenge ends with, in its characters: the first five are the coins. */
function encode(value: number, challenge: string): string {
  const coins: [worth: number, character: string][] = [];
  const worths = [1, 2, 5, 10, 50];
  for (const character of challenge) {
    const worth = worths[coins.length];
    if (worth !== undefined && coins.every(([, known]) => known !== character)) coins.push([worth, character]);
  }
  let rest = value + parseInt(challenge.slice(32, 33), 36) * 36 + parseInt(challenge.slice(33, 34), 36);
  let text = '';
  for (const [worth, character] of coins.reverse()) {
    text += character.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return text;
}
