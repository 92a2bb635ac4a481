/** The picture of a QR code, read back from its SVG. */
import { create } from 'qrcode';
import { expect, it } from 'vitest';
import { qrPicture } from '../../src/services/pushAuth/qrPicture.js';

const MARGIN = 4;

/** The dark modules of a picture, as `x y`. */
function darkModules(picture: string): ReadonlySet<string> {
  const svg = Buffer.from(picture.replace('data:image/svg+xml;base64,', ''), 'base64').toString();
  const rectangles = svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g);
  return new Set(
    [...rectangles].flatMap(([, x, y, width, back]) => {
      expect(back).toBe(width);
      return Array.from(
        { length: Number(width) },
        (_, column) => `${Number(x) + column - MARGIN} ${Number(y) - MARGIN}`,
      );
    }),
  );
}

it.each(['https://phone.example.com/s/4f1c', `https://phone.example.com/?event=${'登录'.repeat(40)}`])(
  'draws the dark modules of %s, and no others',
  (text) => {
    const { modules } = create(text, { errorCorrectionLevel: 'M' });
    const dark = darkModules(qrPicture(text));
    const expected = Array.from(modules.data).flatMap((value, index) =>
      value ? [`${index % modules.size} ${Math.floor(index / modules.size)}`] : [],
    );
    expect([...dark].sort()).toEqual(expected.sort());
  },
);
