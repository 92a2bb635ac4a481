import ipaddr from 'ipaddr.js';

/** The unit of limits per address: the IPv4 address, or the IPv6 /64 prefix, which one household or machine owns. */
export function network(address: string): string {
  // Fast path: most requests come from IPv4 addresses.
  if (!address.includes(':') || !ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  return parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':');
}
