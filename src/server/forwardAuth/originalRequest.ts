/** The request that the proxy has received, read from the one family of headers that FORWARD_AUTH_HEADERS names. */
import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { ForwardAuthHeaders } from '../../config/tokenSettings.js';
import { type Refusal, refuse } from './refusal.js';

export interface OriginalRequest {
  readonly method: string;
  /** As in the Host header, with or without a port. */
  readonly host: string;
  /** With the query, beginning with a slash. */
  readonly path: string;
  readonly protocol: 'http' | 'https';
  /** The address of the client. */
  readonly address: string;
}

interface Family {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly address: string;
  readonly protocol?: string;
}

const FAMILIES: Readonly<Record<Exclude<ForwardAuthHeaders, 'envoy'>, Family>> = {
  original: {
    method: 'x-original-method',
    host: 'x-original-host',
    path: 'x-original-uri',
    address: 'x-real-ip',
  },
  forwarded: {
    method: 'x-forwarded-method',
    host: 'x-forwarded-host',
    path: 'x-forwarded-uri',
    address: 'x-forwarded-for',
    protocol: 'x-forwarded-proto',
  },
};

/** Node joins the values of a repeated header with a comma and a space, which none of these forms accepts. */
const METHOD = /^[A-Z][A-Z-]{0,30}$/;
const HOST = /^(?:\[[\da-f:.]+\]|[a-z\d._-]+)(?::\d{1,5})?$/i;
const PATH = /^\/[!-~\u0080-\u00ff]*$/;
const PROTOCOL = /^(?:http|ws)s?$/;

export type ReadOriginal = (request: FastifyRequest) => OriginalRequest | Refusal;

export function originalReader(headers: ForwardAuthHeaders): ReadOriginal {
  return headers === 'envoy' ? readOwn : (request) => readFamily(request, FAMILIES[headers]);
}

function readFamily({ headers }: FastifyRequest, names: Family): OriginalRequest | Refusal {
  const text = (name: string): string => {
    const value = headers[name];
    return typeof value === 'string' ? value : '';
  };
  const [method, host, path, address] = [text(names.method), text(names.host), text(names.path), text(names.address)];
  if (!METHOD.test(method)) return invalid(names.method, 'GET');
  if (!HOST.test(host)) return invalid(names.host, 'id.example.com');
  if (!PATH.test(path)) return invalid(names.path, '/orders?page=2');
  if (isIP(address) === 0) return invalid(names.address, '203.0.113.9');
  const protocol = names.protocol === undefined ? 'http' : text(names.protocol);
  if (!PROTOCOL.test(protocol)) return invalid(names.protocol ?? '', 'https');
  return { method, host, path, address, protocol: protocol.endsWith('s') ? 'https' : 'http' };
}

/** Envoy keeps the method and the host of the original request. Its path is replaced by `path_override`. */
function readOwn({ method, headers: { host = '' }, ip, protocol }: FastifyRequest): OriginalRequest | Refusal {
  if (!HOST.test(host)) return invalid('host', 'id.example.com');
  return { method, host, path: '/', address: ip, protocol: protocol === 'https' ? 'https' : 'http' };
}

function invalid(name: string, example: string): Refusal {
  return refuse(
    'HEADER_INVALID',
    `The proxy must send the header ${name} exactly once. Example: ${name}: ${example}. FORWARD_AUTH_HEADERS names the family of headers.`,
  );
}
