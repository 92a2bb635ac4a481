import { create } from 'qrcode';

/** Light modules around the code, as scanners need them (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** The QR code of a text as an SVG in a `data:` URL: sharp in every size. */
export function qrPicture(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const size = modules.size + 2 * QUIET_ZONE;
  const path = Array.from({ length: modules.size }, (_, y) => rowPath(modules, y)).join('');
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

/** The dark modules of a row, one rectangle for neighbours. */
function rowPath(modules: ReturnType<typeof create>['modules'], y: number): string {
  let path = '';
  for (let x = 0; x < modules.size; x++) {
    const start = x;
    while (x < modules.size && modules.get(y, x)) x++;
    if (x > start) path += `M${start + QUIET_ZONE} ${y + QUIET_ZONE}h${x - start}v1h-${x - start}z`;
  }
  return path;
}
