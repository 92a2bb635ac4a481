/** The host whose applications forward authentication protects: the session cookie belongs to one host. */
import { isLoopbackName } from '../../origins.js';
import { MAX_RETURN_LENGTH } from '../pages/returnAddress.js';
import type { OriginalRequest } from './originalRequest.js';
import { type Refusal, refuse } from './refusal.js';

export class ProtectedHost {
  readonly #url: URL | undefined;

  /** @param publicUrl without it, as in a local start, the names of this machine are protected */
  constructor(publicUrl: string | undefined) {
    this.#url = publicUrl === undefined ? undefined : new URL(publicUrl);
  }

  refusal({ host }: OriginalRequest): Refusal | undefined {
    const name = host.replace(/:\d+$/, '').toLowerCase();
    if (this.#url === undefined ? isLoopbackName(name) : name === this.#url.hostname) return undefined;
    const expected = this.#url === undefined ? 'this machine, because PUBLIC_URL is not set' : this.#url.hostname;
    return refuse(
      'HOST_NOT_PROTECTED',
      `/auth/verify protects applications on ${expected}. Applications on other hosts use createServiceToken or bearer sessions.`,
    );
  }

  /** Where the sign-in page sends the browser afterwards. Call `refusal` first. */
  returnTo({ host, path, protocol }: OriginalRequest): string {
    const origin = this.#url?.origin ?? `${protocol}://${host}`;
    // Node reads headers as Latin-1, and a browser reads addresses as UTF-8.
    const address = origin + Buffer.from(path, 'latin1').toString();
    return address.length > MAX_RETURN_LENGTH ? `${origin}/` : address;
  }
}
