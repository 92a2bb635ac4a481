/** Colours and their contrast, as WCAG 2.2 defines it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */

/** Red, green and blue, each from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

export const BLACK: Rgb = [0, 0, 0];
export const WHITE: Rgb = [255, 255, 255];

/** @param text `#rgb`, `#rrggbb`, or `rgb(…)` as browsers compute it @returns null for any other form */
export function parseColor(text: string): Rgb | null {
  const value = text.trim();
  const [, short] = /^#([0-9a-f]{3})$/i.exec(value) ?? [];
  const hex = short ? [...short].map((digit) => digit + digit).join('') : /^#([0-9a-f]{6})$/i.exec(value)?.[1];
  if (hex) return channels([0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)));
  const [, list] = /^rgba?\(([^)]+)\)$/.exec(value) ?? [];
  return list ? channels(list.split(/[\s,/]+/).map(Number)) : null;
}

function channels([red, green, blue]: readonly number[]): Rgb | null {
  if (red === undefined || green === undefined || blue === undefined) return null;
  return [red, green, blue].every(Number.isFinite) ? [red, green, blue] : null;
}

export function toHex(color: Rgb): string {
  return `#${color.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** @returns the contrast ratio, from 1 to 21 */
export function contrast(first: Rgb, second: Rgb): number {
  const [lighter = 0, darker = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** White or black, whichever is easier to read on this colour. */
export function textOn(color: Rgb): Rgb {
  return contrast(color, WHITE) >= 4.5 || contrast(color, WHITE) >= contrast(color, BLACK) ? WHITE : BLACK;
}

/** The colour itself if it has this contrast on all surfaces, otherwise the nearest darker or lighter one that has. */
export function readable(color: Rgb, surfaces: readonly [Rgb, ...Rgb[]], ratio: number): Rgb {
  const target = textOn(surfaces[0]);
  for (let step = 0; step <= 20; step++) {
    const mixed = mix(color, target, step / 20);
    if (surfaces.every((surface) => contrast(mixed, surface) >= ratio)) return mixed;
  }
  return target;
}

/** @param share of the second colour, from 0 to 1 */
export function mix(first: Rgb, second: Rgb, share: number): Rgb {
  const channel = (at: 0 | 1 | 2) => first[at] + (second[at] - first[at]) * share;
  return [channel(0), channel(1), channel(2)];
}

function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
