/** Which addresses webhooks may go to: the public internet only, unless the operator allows more. */
import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

export interface AddressRules {
  readonly allowPrivate: boolean;
  /** In a local start: addresses of this machine. */
  readonly allowLoopback: boolean;
}

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** Resolves a host name to all of its addresses. */
export type Lookup = (hostname: string) => Promise<readonly ResolvedAddress[]>;

export const systemLookup: Lookup = (hostname) => lookup(hostname, { all: true });

/** An IPv6 address that contains an IPv4 address is judged by it where it reaches that address directly, else refused. */
export function isAllowedAddress(address: string, { allowPrivate, allowLoopback }: AddressRules): boolean {
  if (!ipaddr.isValid(address)) return false;
  // Turns `::ffff:127.0.0.1` into `127.0.0.1`.
  const range = ipaddr.process(address).range();
  if (allowPrivate || range === 'unicast') return true;
  return allowLoopback && range === 'loopback';
}

/**
 * The addresses of a URL's host. Resolved once per attempt: the connection goes to these addresses and no others, because a
 * second resolution could answer differently (DNS rebinding).
 * @returns undefined if one of them is not allowed
 */
export async function resolveAllowed(
  { hostname }: URL,
  rules: AddressRules,
  lookupAll: Lookup,
): Promise<readonly ResolvedAddress[] | undefined> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const addresses = ipaddr.isValid(host)
    ? [{ address: host, family: ipaddr.parse(host).kind() === 'ipv4' ? 4 : 6 }]
    : await lookupAll(host);
  const isAllowed = addresses.length > 0 && addresses.every(({ address }) => isAllowedAddress(address, rules));
  return isAllowed ? addresses : undefined;
}
