/** The style sheets of an element: constructed ones, so that a page needs no `unsafe-inline` in its content security policy. */
import type { Branding } from '@menshen/client';
import { parseColor, type Rgb } from '../style/color.js';
import { baseRules, derivedRules, type Scheme, surfaceOf } from '../style/palette.js';
import RULES from '../style/rules.css?inline';

let shared: CSSStyleSheet | undefined;

function sharedSheet(): CSSStyleSheet {
  if (shared === undefined) {
    shared = new CSSStyleSheet();
    shared.replaceSync(RULES);
  }
  return shared;
}

export class Theme {
  readonly #base = new CSSStyleSheet();
  readonly #derived = new CSSStyleSheet();
  readonly #probe = document.createElement('span');
  readonly #preference = matchMedia('(prefers-color-scheme: dark)');
  #brand: Branding | null = null;

  constructor(
    private readonly host: HTMLElement,
    root: ShadowRoot,
  ) {
    root.adoptedStyleSheets = [sharedSheet(), this.#base, this.#derived];
    this.#probe.className = 'probe';
    root.append(this.#probe);
  }

  connect(): void {
    this.#preference.addEventListener('change', this.update);
    this.update();
  }

  disconnect(): void {
    this.#preference.removeEventListener('change', this.update);
  }

  setBrand(brand: Branding | null): void {
    this.#brand = brand;
    this.update();
  }

  /** Computes the colours from the brand, the attribute `theme`, the preference of the user, and the variables of the page. */
  readonly update = (): void => {
    const scheme = this.#scheme();
    const surface = surfaceOf(scheme, this.#brand);
    this.#base.replaceSync(baseRules(scheme, surface));
    const { color, backgroundColor, borderTopColor } = getComputedStyle(this.#probe);
    this.#derived.replaceSync(
      derivedRules({
        accent: rgbOf(color) ?? surface.accent,
        background: rgbOf(backgroundColor) ?? surface.background,
        text: rgbOf(borderTopColor) ?? surface.text,
      }),
    );
  };

  #scheme(): Scheme {
    const theme = this.host.getAttribute('theme');
    if (theme === 'light' || theme === 'dark') return theme;
    return this.#preference.matches ? 'dark' : 'light';
  }
}

/** Any CSS colour, such as `oklch(…)`: a canvas converts what is not in the form `rgb(…)`. */
function rgbOf(color: string): Rgb | null {
  const plain = parseColor(color);
  if (plain) return plain;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}
