/** How requests reach the server. A transport knows no GraphQL: it moves text. */

export interface TransportRequest {
  readonly url: string;
  /** JSON. */
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Send and keep the cookies of the server. */
  readonly cookies: boolean;
  readonly signal: AbortSignal | undefined;
}

export interface Reply {
  readonly status: number;
  /** The body as text. */
  readonly body: string;
}

/** Rejects with whatever the platform throws: the client makes NETWORK_ERROR or ABORTED of it. */
export interface Transport {
  request(request: TransportRequest): Promise<Reply>;
  /**
   * Opens a stream of server-sent events and yields the text of its body in pieces. A transport without it makes the client
   * poll.
   */
  stream?(request: TransportRequest): AsyncIterable<string>;
  /** Sends a file by PUT. @returns the status of the response */
  upload?(url: string, body: Blob | ArrayBuffer, signal: AbortSignal | undefined): Promise<number>;
}
