import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { ProviderError } from '../errors.js';
import type { Payer } from './vendorCalls.js';

export interface HttpRequest {
  readonly caller: Payer;
  /**
   * The vendor's operation, for the log, metrics and traces: a constant of the data source, never a value of the request.
   */
  readonly call: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  /** Begins with `/` and includes the query. It is appended to the path of the client's `baseUrl`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | Readable;
  /** The call is idempotent: it is repeated once when the vendor is UNAVAILABLE. Not allowed with a stream. */
  readonly retry?: 'safe';
  /** For vendors that send a JSON body with any status: a 5xx with such a body is returned, not thrown. */
  readonly jsonOnAnyStatus?: boolean;
  /** For slow calls, such as uploads. */
  readonly deadlineMs?: number;
}

const OPENING_BRACE = 0x7b;

/** A complete answer. The body is decoded on demand. */
export class HttpReply {
  constructor(
    private readonly provider: string,
    readonly status: number,
    /** Names are in lower case. */
    readonly headers: IncomingHttpHeaders,
    readonly body: Buffer,
  ) {}

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get looksLikeJson(): boolean {
    return this.body[0] === OPENING_BRACE;
  }

  /** The cookies that the answer sets, as a `Cookie` header; null without any. An empty value deletes a cookie. */
  get cookie(): string | null {
    const pairs = [this.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';', 1).join('').trim());
    return pairs.filter((pair) => /^[^=]+=./.test(pair)).join('; ') || null;
  }

  text(): string {
    return this.body.toString('utf8');
  }

  /** Throws BAD_REPLY for anything but JSON: the parser's own error would quote the body. */
  json(): unknown {
    try {
      return JSON.parse(this.text());
    } catch {
      throw new ProviderError('BAD_REPLY', this.provider);
    }
  }
}
