import { assert as check, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLACK, contrast, parseColor, type Rgb, readable, textOn, toHex, WHITE } from '../src/style/color.js';
import { baseRules, derivedRules, surfaceOf } from '../src/style/palette.js';

const channel = integer({ min: 0, max: 255 });
const color = tuple(channel, channel, channel);

describe('colours', () => {
  it('are read in the forms of brands and browsers', () => {
    expect(parseColor('#b3261e')).toEqual([179, 38, 30]);
    expect(parseColor(' #FA0 ')).toEqual([255, 170, 0]);
    expect(parseColor('rgb(1, 2, 3)')).toEqual([1, 2, 3]);
    expect(parseColor('rgba(1, 2, 3, 0.5)')).toEqual([1, 2, 3]);
    for (const text of ['', 'red', '#12', 'oklch(0.5 0.1 20)', 'rgb(a, b, c)']) expect(parseColor(text)).toBeNull();
    expect(toHex([179, 38, 30])).toBe('#b3261e');
  });

  it('have the contrast of WCAG', () => {
    expect(contrast(BLACK, WHITE)).toBeCloseTo(21);
    expect(contrast([119, 119, 119], WHITE)).toBeCloseTo(4.48, 2);
  });

  it('get a text that can be read on them', () => {
    check(property(color, (background) => contrast(textOn(background), background) >= 4.5));
  });

  it('stay as they are where they can be read, and are changed where not', () => {
    const brand: Rgb = [179, 38, 30];
    expect(readable(brand, [WHITE], 4.5)).toEqual(brand);
    check(property(color, color, (ink, surface) => contrast(readable(ink, [surface], 4.5), surface) >= 4.5));
  });
});

describe('the palette', () => {
  const variable = (rules: string, name: string) =>
    parseColor(new RegExp(`--_${name}: (?:var\\([^,]+, )?(#\\w+)`).exec(rules)?.[1] ?? '') ?? BLACK;

  it.each(['light', 'dark'] as const)('can be read for every brand in the %s scheme', (scheme) => {
    check(
      property(color, color, (accent, background) => {
        const brand = { color: toHex(accent), background: toHex(background) };
        const surface = surfaceOf(scheme, brand);
        const rules = derivedRules(surface);
        for (const name of ['accent-ink', 'muted', 'danger', 'success']) {
          expect(contrast(variable(rules, name), surface.background)).toBeGreaterThanOrEqual(4.5);
        }
        expect(contrast(variable(rules, 'on-accent'), surface.accent)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(variable(rules, 'control-border'), surface.background)).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  it('takes the variables of the page first, and the background of a brand only in the light scheme', () => {
    const brand = { color: '#b3261e', background: '#faf7f2' };
    const light = baseRules('light', surfaceOf('light', brand));
    expect(light).toContain('var(--menshen-accent, #b3261e)');
    expect(light).toContain('var(--menshen-background, #faf7f2)');
    expect(baseRules('dark', surfaceOf('dark', brand))).not.toContain('#faf7f2');
  });
});
