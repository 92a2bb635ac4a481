/** One attempt to deliver a webhook. */
import type { LookupFunction } from 'node:net';
import type { SecureContext } from 'node:tls';
import { Client } from 'undici';
import { type AddressRules, type Lookup, type ResolvedAddress, resolveAllowed } from './addresses.js';
import { signatureHeaders } from './signature.js';

export interface AttemptParts {
  readonly secrets: readonly Buffer[];
  readonly rules: AddressRules;
  readonly lookup: Lookup;
  /** For receivers with a certificate of another authority than those that Node.js trusts. */
  readonly tls: SecureContext | undefined;
  /** From the resolution of the name to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly now: () => number;
}

/** `delivered` for any 2xx. The reason contains no address and nothing that the receiver sent. */
export type AttemptResult = { readonly delivered: true } | { readonly delivered: false; readonly reason: string };

const MAX_ANSWER_BYTES = 65_536;

/** Never rejects. Follows no redirect. */
export async function attempt(
  url: URL,
  message: { readonly id: string; readonly body: string },
  { secrets, rules, lookup, tls, timeoutMs, now }: AttemptParts,
): Promise<AttemptResult> {
  const signal = AbortSignal.timeout(timeoutMs);
  let client: Client | undefined;
  try {
    const addresses = await Promise.race([resolveAllowed(url, rules, lookup), aborted(signal)]);
    if (addresses === undefined) return failed('address not allowed (WEBHOOK_ALLOW_PRIVATE)');
    const connect = { lookup: pinnedTo(addresses), timeout: timeoutMs, ...(tls && { secureContext: tls }) };
    client = new Client(url.origin, { connect });
    const timestamp = Math.floor(now() / 1000);
    const { statusCode, body } = await client.request({
      method: 'POST',
      path: `${url.pathname}${url.search}`,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'menshen-webhook',
        ...signatureHeaders({ ...message, timestamp }, secrets),
      },
      body: message.body,
      signal,
    });
    await body.dump({ limit: MAX_ANSWER_BYTES, signal });
    return statusCode >= 200 && statusCode <= 299 ? { delivered: true } : failed(`HTTP ${statusCode}`);
  } catch (error) {
    return failed(signal.aborted ? 'no answer in time' : reasonOf(error));
  } finally {
    void client?.destroy();
  }
}

function failed(reason: string): AttemptResult {
  return { delivered: false, reason };
}

/** A code such as ECONNREFUSED. The message of the error could contain an address. */
function reasonOf(error: unknown): string {
  const { code, name } = error as NodeJS.ErrnoException;
  return code ?? name;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Answers every resolution with the addresses that were checked. */
function pinnedTo(addresses: readonly ResolvedAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}
