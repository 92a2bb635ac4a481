import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { ProviderError } from '../errors.js';
import type { Payer } from './vendorCalls.js';

export interface HttpRequest {
  readonly caller: Payer;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  /** Begins with `/`, with its query; it is put behind the path of the client's `baseUrl`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | Readable;
  /** The call may run twice without harm: it is tried once more when the vendor is UNAVAILABLE. Not with a stream. */
  readonly retry?: 'safe';
  /** For vendors whose verdict stands in a JSON body whatever the status: such a 5xx is handed over, not thrown. */
  readonly jsonOnAnyStatus?: boolean;
  /** For a call that takes its time, such as an upload. */
  readonly deadlineMs?: number;
}

const OPENING_BRACE = 0x7b;

/** An answer read to its end. The body is decoded only when it is asked for. */
export class HttpReply {
  constructor(
    private readonly provider: string,
    readonly status: number,
    /** Names in lower case. */
    readonly headers: IncomingHttpHeaders,
    readonly body: Buffer,
  ) {}

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get looksLikeJson(): boolean {
    return this.body[0] === OPENING_BRACE;
  }

  /** The cookies that it sets, as a `Cookie` header; null when there are none. An empty one takes another back. */
  get cookie(): string | null {
    const pairs = [this.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';', 1).join('').trim());
    return pairs.filter((pair) => /^[^=]+=./.test(pair)).join('; ') || null;
  }

  text(): string {
    return this.body.toString('utf8');
  }

  /** Throws BAD_REPLY for anything but JSON: a parser's own error would quote the body. */
  json(): unknown {
    try {
      return JSON.parse(this.text());
    } catch {
      throw new ProviderError('BAD_REPLY', this.provider);
    }
  }
}
