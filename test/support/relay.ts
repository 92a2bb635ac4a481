import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

/** Stands at PUBLIC_URL, remembers what the vendor reports, and hands it on to the server behind. */
export interface Relay {
  readonly origin: string;
  readonly reports: { readonly path: string; readonly body: string; readonly type: string; status: number }[];
  target: string;
  readonly server: Server;
}

export async function startRelay(): Promise<Relay> {
  const reports: Relay['reports'] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const type = request.headers['content-type'] ?? '';
      const report = { path: request.url ?? '', body: Buffer.concat(chunks).toString(), type, status: 0 };
      report.status = await sendReport(relay.target, report).catch(() => 502);
      reports.push(report);
      response.writeHead(report.status).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const relay: Relay = { origin: `http://127.0.0.1:${port}`, reports, target: '', server };
  return relay;
}

export async function sendReport(
  target: string,
  { path, body, type }: { path: string; body: string; type: string },
): Promise<number> {
  return (await fetch(target + path, { method: 'POST', headers: { 'content-type': type }, body })).status;
}
