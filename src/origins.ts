/** Web origins (RFC 6454) and the host names of this machine. */
import { isIPv4 } from 'node:net';

/** A DNS name has at most 253 characters. The rest is for the scheme and the port. */
const MAX_ORIGIN_LENGTH = 300;
const APP_ORIGIN = /^[a-z][a-z\d+.-]*:\/\/[a-z\d](?:[a-z\d.-]*[a-z\d])?(?::\d{1,5})?$/;
const HOST_HEADER = /^(\[[\da-f:]+\]|[a-z\d.-]+)(?::\d{1,5})?$/;

/** Whether the text is an origin as browsers send it: `https://www.example.com`, or `capacitor://localhost` for apps. */
export function isOrigin(text: string): boolean {
  if (text.length > MAX_ORIGIN_LENGTH || !URL.canParse(text)) return false;
  const { protocol, origin } = new URL(text);
  return protocol === 'http:' || protocol === 'https:' ? origin === text : APP_ORIGIN.test(text);
}

/** Whether the origin is on this machine, on any port. */
export function isLoopbackOrigin(text: string): boolean {
  if (!isOrigin(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && isLoopbackName(hostname);
}

/** Accepts an IPv6 address with or without the brackets of a URL. */
export function isLoopbackName(name: string): boolean {
  return name === 'localhost' || name === '::1' || name === '[::1]' || (isIPv4(name) && name.split('.')[0] === '127');
}

/**
 * Creates a check for the Host header of a local server, which accepts names of this machine and the host of PUBLIC_URL. It
 * prevents DNS rebinding: another site can make its own name resolve to 127.0.0.1 and then read responses as same-origin, but
 * the Host header still contains that name.
 */
export function createHostCheck(publicUrl: string | undefined): (host: string | undefined) => boolean {
  const publicName = publicUrl !== undefined && URL.canParse(publicUrl) ? new URL(publicUrl).hostname : undefined;
  return (host) => {
    const [, name] = HOST_HEADER.exec(host?.toLowerCase() ?? '') ?? [];
    return name !== undefined && (isLoopbackName(name) || name === publicName);
  };
}
