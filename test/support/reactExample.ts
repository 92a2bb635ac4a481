/** examples/react, built as `npm run build` does there, and served on localhost: browsers offer no passkeys for IP addresses. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { extname } from 'node:path';
import { build } from 'vite';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** The files of the built example, by path, for a server at this address. Nothing is written. */
async function buildExample(api: string): Promise<ReadonlyMap<string, string>> {
  const result = await build({
    root: 'examples/react',
    logLevel: 'silent',
    define: { 'import.meta.env.VITE_MENSHEN_URL': JSON.stringify(api) },
    build: { write: false },
  });
  const [output] = [result].flat();
  if (output === undefined || !('output' in output)) throw new Error('Vite returned no files.');
  return new Map(
    output.output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : String(file.source)]),
  );
}

export class ReactExample {
  #server: Server | undefined;
  origin = '';

  async start(api: string): Promise<void> {
    const files = await buildExample(api);
    this.#server = createServer(({ url = '' }, response) => {
      const path = new URL(url, 'http://site').pathname.replace(/\/$/, '/index.html');
      const type = TYPES[extname(path)] ?? 'text/plain';
      response.writeHead(files.has(path) ? 200 : 404, { 'content-type': `${type}; charset=utf-8` });
      response.end(files.get(path));
    }).listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('The site has no port.');
    this.origin = `http://localhost:${address.port}`;
  }

  close(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }
}
