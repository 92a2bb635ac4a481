import { randomInt } from 'node:crypto';

/** Lines of a seven-segment display in a 10 x 20 box. */
const SEGMENTS = {
  top: 'M0 0H10',
  upperRight: 'M10 0V10',
  lowerRight: 'M10 10V20',
  bottom: 'M0 20H10',
  lowerLeft: 'M0 10V20',
  upperLeft: 'M0 0V10',
  middle: 'M0 10H10',
} as const;

const DIGITS: readonly (readonly (keyof typeof SEGMENTS)[])[] = [
  ['top', 'upperRight', 'lowerRight', 'bottom', 'lowerLeft', 'upperLeft'],
  ['upperRight', 'lowerRight'],
  ['top', 'upperRight', 'middle', 'lowerLeft', 'bottom'],
  ['top', 'upperRight', 'middle', 'lowerRight', 'bottom'],
  ['upperLeft', 'middle', 'upperRight', 'lowerRight'],
  ['top', 'upperLeft', 'middle', 'lowerRight', 'bottom'],
  ['top', 'upperLeft', 'middle', 'lowerLeft', 'lowerRight', 'bottom'],
  ['top', 'upperRight', 'lowerRight'],
  ['top', 'upperRight', 'lowerRight', 'bottom', 'lowerLeft', 'upperLeft', 'middle'],
  ['top', 'upperRight', 'lowerRight', 'bottom', 'upperLeft', 'middle'],
];

/** Renders the digits as an SVG. They are lines, so that the markup does not contain the text. */
export function drawCaptcha(digits: string): string {
  const glyphs = [...digits].map((digit, index) => {
    const path = (DIGITS[Number(digit)] ?? []).map((segment) => SEGMENTS[segment]).join('');
    const move = `translate(${14 + index * 22 + randomInt(-2, 3)} ${10 + randomInt(-3, 4)})`;
    return `<path transform="${move} rotate(${randomInt(-9, 10)})" d="${path}" stroke="#b3261e" stroke-width="2.5"/>`;
  });
  const noise = Array.from({ length: 3 }, () => {
    const [from, to] = [randomInt(4, 36), randomInt(4, 36)];
    return `<path d="M0 ${from}Q50 ${randomInt(40)} 100 ${to}" stroke="#999" stroke-width="1"/>`;
  });
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80" viewBox="0 0 100 40" fill="none">' +
    `<path d="M0 0H100V40H0z" fill="#faf7f2"/>${noise.join('')}<g stroke-linecap="round">${glyphs.join('')}</g></svg>`
  );
}
