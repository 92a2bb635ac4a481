/** A web site of files that exist only in a test. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { extname } from 'node:path';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export class FileSite {
  #server: Server | undefined;
  origin = '';

  /** @param files by path: `/index.html` */
  async start(files: ReadonlyMap<string, string>): Promise<void> {
    this.#server = createServer(({ url = '' }, response) => {
      const path = new URL(url, 'http://site').pathname.replace(/\/$/, '/index.html');
      const type = TYPES[extname(path)] ?? 'text/plain';
      response.writeHead(files.has(path) ? 200 : 404, { 'content-type': `${type}; charset=utf-8` });
      response.end(files.get(path));
    }).listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('The site has no port.');
    this.origin = `http://127.0.0.1:${address.port}`;
  }

  close(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }
}
