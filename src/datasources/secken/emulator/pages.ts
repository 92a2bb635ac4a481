/** Pages for browsers: the image of a QR code and the phone. */
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { toBuffer } from 'qrcode';
import { type AuthEvent, isOpen } from './events.js';
import { decide } from './phone.js';
import { renderPhone } from './phonePage.js';
import type { SeckenState } from './state.js';

type CodeRoute = { Params: { code: string; verdict: string }; Body: unknown };

/** Sharp on screens with two device pixels for each pixel of a page. */
const MODULE_PIXELS = 8;

export function addPages(app: FastifyInstance, state: () => SeckenState, origin: () => string): void {
  app.get<CodeRoute>('/qr/:code.png', async ({ params }, reply) => {
    const event = state().events.findByCode(params.code);
    if (event === undefined) return gone(reply);
    return reply.type('image/png').send(await toBuffer(`${origin()}/s/${event.code}`, { scale: MODULE_PIXELS }));
  });

  app.get('/phone', async (_request, reply) => show(reply, state().events.list()));

  /** Opening the URL in the QR code scans it. */
  app.get<CodeRoute>('/s/:code', async ({ params }, reply) => {
    const event = state().events.findByCode(params.code);
    if (event === undefined) return gone(reply);
    state().events.scan(event);
    return show(reply, [event]);
  });

  // CSRF is not possible, because other sites do not know the random code.
  app.post<CodeRoute>('/s/:code/:verdict', async ({ params, body }, reply) => {
    const event = state().events.findByCode(params.code);
    if (event === undefined || !isOpen(event)) return gone(reply);
    const uid = new Map(body as [string, string][]).get('uid') || undefined;
    decide(state(), event, params.verdict === 'approve' ? 'APPROVED' : 'DENIED', uid);
    return reply.redirect('/phone', 303);
  });
}

function show(reply: FastifyReply, events: readonly AuthEvent[]): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return reply
    .header('content-security-policy', `default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'`)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(renderPhone(nonce, events));
}

function gone(reply: FastifyReply): FastifyReply {
  return reply.code(404).type('text/plain; charset=utf-8').send('This code or push request has ended.');
}
