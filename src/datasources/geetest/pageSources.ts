import type { GeetestSettings } from './config.js';

/** Its scripts load further scripts, styles and pictures from hosts of these domains, which change. */
const VENDOR_DOMAINS = ['geetest.com', 'geevisit.com'];

/** What a page loads when it shows a captcha, as sources of a Content-Security-Policy. */
export function pageSources({ scriptUrl, apiServer, v4ScriptUrl, v4ApiServer }: GeetestSettings): readonly string[] {
  const urls = [scriptUrl, apiServer, v4ScriptUrl, v4ApiServer].map((text) => new URL(text));
  const isVendor = ({ hostname }: URL) => VENDOR_DOMAINS.some((domain) => hostname.endsWith(`.${domain}`));
  const own = urls.filter((url) => !isVendor(url)).map(({ origin }) => origin);
  const vendor = urls.some(isVendor) ? VENDOR_DOMAINS.map((domain) => `https://*.${domain}`) : [];
  return [...new Set([...own, ...vendor])];
}
