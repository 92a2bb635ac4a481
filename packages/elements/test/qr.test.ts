import qrcode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { encodeQr } from '../src/qr/encode.js';
import { qrPath } from '../src/qr/path.js';

/** The same code by the package `qrcode`. */
function reference(text: string, maskPattern: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7): boolean[][] {
  const segment = [{ data: new TextEncoder().encode(text), mode: 'byte' as const }];
  const { modules } = qrcode.create(segment, { errorCorrectionLevel: 'M', maskPattern });
  return Array.from({ length: modules.size }, (_, y) =>
    Array.from({ length: modules.size }, (__, x) => modules.get(y, x) === 1),
  );
}

describe('QR codes', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7] as const)('are those of another encoder, with mask %i', (mask) => {
    for (const length of [1, 14, 40, 122, 180, 260, 700, 1500, 2331]) {
      const text = 'https://id.example.com/?event=登录&'
        .repeat(80)
        .slice(0, length)
        .replace(/[^\x20-\x7e]/g, '-');
      expect(encodeQr(text, mask)).toEqual(reference(text, mask));
    }
  });

  it('hold texts of any language', () => {
    expect(encodeQr('门神', 3)).toEqual(reference('门神', 3));
  });

  it('choose one of the masks', () => {
    const text = 'otpauth://totp/menshen?secret=JBSWY3DPEHPK3PXP';
    const masks = ([0, 1, 2, 3, 4, 5, 6, 7] as const).map((mask) => JSON.stringify(reference(text, mask)));
    expect(masks).toContain(JSON.stringify(encodeQr(text)));
  });

  it('refuse texts that fit into none', () => {
    expect(() => encodeQr('x'.repeat(2332))).toThrow(RangeError);
  });

  it('are drawn with a margin', () => {
    const { path, size } = qrPath([
      [true, false],
      [false, true],
    ]);
    expect([path, size]).toEqual(['M2 2h1v1h-1zM3 3h1v1h-1z', 6]);
  });
});
