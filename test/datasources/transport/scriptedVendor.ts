/** A vendor that says what a test tells it to, over real HTTP on a free port. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Script = (request: Received, response: ServerResponse) => void | Promise<void>;

export interface ScriptedVendor {
  readonly url: string;
  readonly received: Received[];
  /** What happens from now on. */
  script: Script;
  close(): Promise<void>;
}

export async function startVendor(
  script: Script = (_request, response) => void response.end('{}'),
): Promise<ScriptedVendor> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const message = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    received.push(message);
    await vendor.script(message, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const vendor: ScriptedVendor = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    script,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return vendor;
}

export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
