import { randomBytes } from 'node:crypto';
import type { FastifyPluginAsync } from 'fastify';
import { renderConsole } from './consolePage.js';
import { refuseForeignHosts } from './foreignHosts.js';
import type { Inbox } from './inbox.js';

export interface EmulatorPages {
  readonly inbox: Inbox;
  readonly hints: readonly string[];
  readonly publicUrl: string | undefined;
  /** The response of `GET /emulators`. */
  document(): object;
}

/** Routes of the main server while emulators run: `/emulators` for programs and `/console` for developers. */
export function emulatorPages({ inbox, hints, publicUrl, document }: EmulatorPages): FastifyPluginAsync {
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
    app.get('/console/inbox', async () => inbox.list());
    app.get('/console', async (_request, reply) => {
      const nonce = randomBytes(16).toString('base64');
      const allow = `'nonce-${nonce}'`;
      const policy = `default-src 'none'; script-src ${allow}; style-src ${allow}; connect-src 'self'; frame-ancestors 'none'`;
      return reply
        .header('content-security-policy', `${policy}; base-uri 'none'; form-action 'none'`)
        .type('text/html; charset=utf-8')
        .send(renderConsole(nonce, hints));
    });
  };
}
