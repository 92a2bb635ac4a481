import type { ServerResponse } from 'node:http';
import { readJson } from './outcome.js';

interface Listeners {
  onResult(result: unknown): void;
  /** The server has ended the stream, or the client has gone. */
  onEnd(): void;
}

/** Reads the results of a subscription from a response with server-sent events, as the server writes them. */
export function followStream(response: ServerResponse, { onResult, onEnd }: Listeners): void {
  const write = response.write.bind(response) as (...parameters: unknown[]) => boolean;
  const observed = (...parameters: unknown[]): boolean => {
    const [, data] = /^event: next\ndata: (.+)$/m.exec(String(parameters[0])) ?? [];
    if (data !== undefined) onResult(readJson(data));
    return write(...parameters);
  };
  Object.assign(response, { write: observed });
  response.once('close', onEnd);
}
