/** The colours of an element: the defaults, the brand of the server, and what follows from both. */
import { contrast, mix, parseColor, type Rgb, readable, textOn, toHex } from './color.js';

export type Scheme = 'light' | 'dark';

/** Colours that a brand sets, as CSS colours in hexadecimal form. */
export interface Brand {
  readonly color: string | null;
  readonly background: string | null;
}

/** The colours in effect after the CSS variables of the page. */
export interface Surface {
  readonly accent: Rgb;
  readonly background: Rgb;
  readonly text: Rgb;
}

const DEFAULTS: Readonly<Record<Scheme, Surface>> = {
  light: { accent: [31, 92, 192], background: [255, 255, 255], text: [27, 31, 38] },
  dark: { accent: [122, 170, 255], background: [28, 31, 38], text: [236, 239, 244] },
};

const DANGER: Readonly<Record<Scheme, Rgb>> = { light: [179, 32, 30], dark: [255, 158, 148] };
const SUCCESS: Readonly<Record<Scheme, Rgb>> = { light: [22, 110, 56], dark: [126, 214, 154] };

/** The colours before the variables of the page. A brand's background is for the light scheme. */
export function surfaceOf(scheme: Scheme, brand: Brand | null): Surface {
  const fallback = DEFAULTS[scheme];
  const accent = parseColor(brand?.color ?? '');
  const background = scheme === 'light' ? parseColor(brand?.background ?? '') : null;
  return {
    accent: accent ?? fallback.accent,
    background: background ?? fallback.background,
    text: background && contrast(fallback.text, background) < 7 ? textOn(background) : fallback.text,
  };
}

/** Rules that take the page's variables first. */
export function baseRules(scheme: Scheme, { accent, background, text }: Surface): string {
  return `:host {
  color-scheme: ${scheme};
  --_accent: var(--menshen-accent, ${toHex(accent)});
  --_background: var(--menshen-background, ${toHex(background)});
  --_text: var(--menshen-text, ${toHex(text)});
}`;
}

/** Rules for the colours that follow from those in effect. All texts reach a contrast of 4.5, all borders of controls 3. */
export function derivedRules({ accent, background, text }: Surface): string {
  const scheme: Scheme = textOn(background)[0] === 0 ? 'light' : 'dark';
  const subtle = mix(background, text, 0.04);
  const on = (color: Rgb, ratio = 4.6) => toHex(readable(color, [background, subtle], ratio));
  return `:host {
  --_on-accent: var(--menshen-accent-text, ${toHex(textOn(accent))});
  --_accent-hover: ${toHex(mix(accent, textOn(accent), 0.12))};
  --_accent-ink: ${on(accent)};
  --_muted: ${on(mix(text, background, 0.32))};
  --_border: ${toHex(mix(background, text, 0.14))};
  --_control-border: ${on(mix(background, text, 0.4), 3.1)};
  --_subtle: ${toHex(subtle)};
  --_danger: ${on(DANGER[scheme])};
  --_danger-subtle: ${toHex(mix(background, DANGER[scheme], 0.08))};
  --_success: ${on(SUCCESS[scheme])};
}`;
}
