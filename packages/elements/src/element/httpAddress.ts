/** The absolute form of an address; null if a page must not open it, such as `javascript:`. */
export function httpAddress(text: string | null): string | null {
  if (!text || !URL.canParse(text, location.href)) return null;
  const { protocol, href } = new URL(text, location.href);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
