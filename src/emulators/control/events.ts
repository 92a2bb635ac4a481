/** `GET /events`: Server-Sent Events with the state of the start page, at once and after each change. */
import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Controlled } from './controlled.js';
import { homeState } from './homeState.js';

/** Changes come in groups: a login causes several requests. */
const GROUP_MS = 50;
/** Proxies close connections without traffic. */
const COMMENT_MS = 20_000;

export function addEvents(app: FastifyInstance, controlled: Controlled): void {
  const streams = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | undefined;
  const send = () => {
    timer = undefined;
    const event = `event: state\ndata: ${JSON.stringify(homeState(controlled))}\n\n`;
    for (const stream of streams) stream.write(event);
  };
  const stopListening = controlled.changes.listen(() => {
    if (streams.size > 0) timer ??= setTimeout(send, GROUP_MS).unref();
  });
  const comments = setInterval(() => {
    for (const stream of streams) stream.write(': open\n\n');
  }, COMMENT_MS).unref();

  app.get('/events', (_request, reply) => {
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    stream.write(`event: state\ndata: ${JSON.stringify(homeState(controlled))}\n\n`);
    streams.add(stream);
    stream.on('close', () => streams.delete(stream));
  });
  // Otherwise the server would wait for these responses when it closes.
  app.addHook('preClose', async () => {
    stopListening();
    clearTimeout(timer);
    clearInterval(comments);
    for (const stream of streams) stream.end();
  });
}
