import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export type Fields = Readonly<Record<string, string | undefined>>;

/** Parses forms. A body of another content type counts as empty. */
export function readForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(body.toString())));
  });
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) => done(null, {}));
}

/** Reads parameters from the query and the form, because the vendor accepts both and its samples use both. */
export function fieldsOf(request: FastifyRequest): Fields {
  const given = { ...Object(request.query), ...Object(request.body) } as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(given).filter(([, value]) => typeof value === 'string')) as Fields;
}

const CALLBACK = /^[A-Za-z_$][\w$]{0,63}$/;

/** Sends the answer as JSONP when the request names a callback, otherwise as JSON. */
export function sendScript(request: FastifyRequest, reply: FastifyReply, answer: object): FastifyReply {
  const { callback } = fieldsOf(request);
  if (callback === undefined) return reply.send(answer);
  if (!CALLBACK.test(callback))
    return reply.code(400).type('text/plain; charset=utf-8').send('callback must be a JavaScript identifier');
  return reply.type('application/javascript; charset=utf-8').send(`${callback}(${JSON.stringify(answer)})`);
}

/** Sends a file that pages load with <script src>. */
export function sendFile(reply: FastifyReply, script: string): FastifyReply {
  return reply.header('cache-control', 'no-cache').type('application/javascript; charset=utf-8').send(script);
}
