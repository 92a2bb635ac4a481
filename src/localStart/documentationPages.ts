/** The documentation at /docs, in a local start. */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import type { DocumentationSite } from './documentationSite.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

const WAIT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="2">
<meta name="color-scheme" content="light dark">
<title>Documentation</title>
<p>The documentation is being built. This page reloads itself.</p>
<p>正在生成文档，本页会自动刷新。</p>
</html>
`;

export function documentationPages(site: DocumentationSite): FastifyPluginAsync {
  return async (app) => {
    app.get('/docs', (_request, reply) => reply.redirect('/docs/'));
    app.get<{ Params: { '*': string } }>('/docs/*', async ({ params }, reply) => {
      reply.header('cache-control', 'no-store');
      const state = await site.state();
      if (state.kind === 'building') return reply.type('text/html; charset=utf-8').send(WAIT);
      if (state.kind === 'failed') {
        const text = `The documentation cannot be built. Run npm run docs:build.\n\n${state.output}`;
        return reply.code(500).type('text/plain; charset=utf-8').send(text);
      }
      return sendPage(reply, site.folder, params['*']);
    });
  };
}

/** A page has no `.html` in its address. */
async function sendPage(reply: FastifyReply, folder: string, path: string): Promise<FastifyReply> {
  const candidates = path === '' || path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`];
  for (const candidate of candidates) {
    const file = normalize(join(folder, candidate));
    const type = TYPES[extname(file)];
    if (!file.startsWith(join(folder, '/')) || type === undefined) continue;
    const content = await readFile(file).catch(() => undefined);
    if (content !== undefined) return reply.type(type).send(content);
  }
  const missing = await readFile(join(folder, '404.html')).catch(() => 'There is no such page.');
  return reply.code(404).type('text/html; charset=utf-8').send(missing);
}
