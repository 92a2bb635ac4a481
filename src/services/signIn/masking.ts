/** Masks a phone number or e-mail address so that only its owner recognises it. */
export function maskTarget(target: string | null): string | null {
  if (target === null) return null;
  const at = target.lastIndexOf('@');
  if (at >= 1) return `${target.slice(0, 1)}****${target.slice(at)}`;
  return target.length < 8 ? '****' : `${target.slice(0, 3)}****${target.slice(-4)}`;
}
