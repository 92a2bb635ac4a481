/** What a session keeps of the client that used it last, so that users recognise their sessions. */
import ipaddr from 'ipaddr.js';

export interface SessionClient {
  readonly userAgent: string | null;
  /** A network, never a full address: `203.0.113.0/24`, `2001:db8:1::/48`. */
  readonly maskedAddress: string | null;
}

/** The facts of a request that it is made from. */
export interface ClientSource {
  readonly userAgent: string | null;
  readonly caller: { readonly address: string };
}

const MAX_USER_AGENT = 256;
const IPV4_BITS = 24;
const IPV6_BITS = 48;

export function clientOf({ userAgent, caller }: ClientSource): SessionClient {
  return { userAgent: userAgent?.slice(0, MAX_USER_AGENT) ?? null, maskedAddress: maskAddress(caller.address) };
}

/** Null for a text that is no address, such as the path of a Unix socket. */
function maskAddress(address: string): string | null {
  if (!ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) {
    return `${ipaddr.IPv4.networkAddressFromCIDR(`${parsed}/${IPV4_BITS}`)}/${IPV4_BITS}`;
  }
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/${IPV6_BITS}`);
  return `${network}/${IPV6_BITS}`;
}
