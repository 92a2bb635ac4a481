/** A receiver of webhooks: it checks signatures with its own few lines, and answers as the test wants. */
import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ReceivedWebhook {
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Answer = (response: ServerResponse, webhook: ReceivedWebhook) => void;

const ok: Answer = (response) => void response.writeHead(204).end();

export class WebhookReceiver {
  readonly received: ReceivedWebhook[] = [];
  /** Answers for the next requests; after them, 204. */
  readonly answers: Answer[] = [];
  /** The most requests that were open at once, by id. */
  readonly overlaps: string[] = [];
  readonly #open = new Set<string>();

  private constructor(private readonly server: Server) {}

  /** @param tls its PEM certificate and key, for `https:` */
  static async start(tls?: { readonly cert: string; readonly key: string }): Promise<WebhookReceiver> {
    const server = tls === undefined ? createServer() : createTlsServer(tls);
    const receiver = new WebhookReceiver(server);
    server.on('request', async (request, response) => {
      const id = String(request.headers['webhook-id']);
      if (receiver.#open.has(id)) receiver.overlaps.push(id);
      receiver.#open.add(id);
      response.on('close', () => receiver.#open.delete(id));
      const webhook = { id, headers: request.headers, body: await text(request) };
      receiver.received.push(webhook);
      (receiver.answers.shift() ?? ok)(response, webhook);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook?token=of-the-path`;
  }

  get ids(): readonly string[] {
    return this.received.map(({ id }) => id);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) =>
    void response.writeHead(code, headers).end();

export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** The number of the signatures of a webhook that are valid under the secret. */
export function validSignatures({ headers, body }: ReceivedWebhook, secret: string): number {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return String(headers['webhook-signature'])
    .split(' ')
    .filter((signature) => signature === expected).length;
}
