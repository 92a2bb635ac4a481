import { readFile } from 'node:fs/promises';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import type { Control } from './control/control.js';
import { refuseForeignHosts } from './foreignHosts.js';

export interface EmulatorPages {
  readonly control: Control;
  readonly publicUrl: string | undefined;
  /** The response of `GET /emulators`. */
  document(): object;
}

/** Beside the built server, and in a working copy where scripts/bundles.mjs builds it. */
const PLACES = ['./home/', './home/dist/'];
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Menshen 门神</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/home/home.css">
<script type="module" src="/home/home.js"></script>
</head>
<body>
<div id="home"></div>
<noscript><p>This page needs JavaScript. Programs use the control API: GET /emulators returns its address.</p></noscript>
</body>
</html>
`;

/** Routes of the main server while emulators run: the start page `/`, its control calls, and `/emulators` for programs. */
export function emulatorPages({ control, publicUrl, document }: EmulatorPages): FastifyPluginAsync {
  return async (app) => {
    refuseForeignHosts(app, publicUrl);
    app.addHook('onSend', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      // ALLOWED_ORIGINS of the main server must not let other sites read emulator secrets or codes.
      for (const name of Object.keys(reply.getHeaders())) {
        if (name.startsWith('access-control-')) reply.removeHeader(name);
      }
    });
    app.get('/emulators', async () => document());
    app.get('/', async (_request, reply) =>
      reply.header('content-security-policy', POLICY).type('text/html; charset=utf-8').send(PAGE),
    );
    app.get('/home/home.js', (_request, reply) => sendFile(reply, 'home.js', 'text/javascript; charset=utf-8'));
    app.get('/home/home.css', (_request, reply) => sendFile(reply, 'home.css', 'text/css; charset=utf-8'));
    app.get('/console', async (_request, reply) => reply.redirect('/'));
    await app.register(async (scope) => control.register(scope), { prefix: '/control' });
  };
}

async function sendFile(reply: FastifyReply, name: string, type: string): Promise<FastifyReply> {
  for (const place of PLACES) {
    const content = await readFile(new URL(`${place}${name}`, import.meta.url)).catch(() => undefined);
    if (content !== undefined) return reply.type(type).send(content);
  }
  return reply.code(503).type('text/plain').send('The script of this page is missing. Run npm run build.');
}
