/** Protects the cookie of a session against requests that pages of other origins send (CSRF). */
import type { FastifyRequest } from 'fastify';
import type { OriginPolicy } from '../http/originPolicy.js';
import { type Refusal, refuse } from './refusal.js';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** @param method of the original request, which carries a cookie */
export function originRefusal(
  { headers }: FastifyRequest,
  method: string,
  policy: Pick<OriginPolicy, 'isListed'>,
): Refusal | undefined {
  const { origin } = headers;
  if (origin === undefined) {
    if (SAFE_METHODS.has(method) && !isSocketHandshake(headers)) return undefined;
    return refused('Requests with a cookie that change something, and WebSocket handshakes, need the header Origin.');
  }
  // The browser compares the page with the address of the request. A page with a strict referrer policy sends `null`.
  if (headers['sec-fetch-site'] === 'same-origin') return undefined;
  if (origin !== 'null' && policy.isListed(origin)) return undefined;
  return refused('The origin of the page is neither the own one nor in ALLOWED_ORIGINS.');
}

/** nginx drops `Upgrade` from its subrequest, so the header that every handshake must have decides. */
function isSocketHandshake(headers: FastifyRequest['headers']): boolean {
  return headers['sec-websocket-key'] !== undefined || headers.upgrade?.toLowerCase() === 'websocket';
}

function refused(message: string): Refusal {
  return refuse('ORIGIN_NOT_ALLOWED', message);
}
