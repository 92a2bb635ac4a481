import type { Modules } from './encode.js';

/** Light modules around the code, as scanners need them. */
const QUIET_ZONE = 2;

/** The dark modules as an SVG path, one unit each. @returns the path and the length of a side with its margins */
export function qrPath(modules: Modules): { readonly path: string; readonly size: number } {
  const path = modules
    .map((row, y) => row.map((isDark, x) => (isDark ? `M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z` : '')).join(''))
    .join('');
  return { path, size: modules.length + 2 * QUIET_ZONE };
}
