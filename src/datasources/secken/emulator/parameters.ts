/** Merges parameters from query, form and multipart, because each SDK sends the parameters of a push differently. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Fields } from './signature.js';
import { StatusError } from './status.js';

type Pair = readonly [name: string, value: string];

export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, [...new URLSearchParams(body.toString())]);
  });
  // Go's SDK.
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => readMultipart(String(request.headers['content-type']), body),
  );
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) => done(null, []));
}

async function readMultipart(contentType: string, body: Buffer): Promise<Pair[]> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
    return [...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  } catch {
    return [];
  }
}

/** Throws 400 when a parameter has two different values. */
export function parametersOf(request: FastifyRequest): Fields {
  const query = request.url.split('?').slice(1).join('?');
  const pairs = [...new URLSearchParams(query), ...((request.body ?? []) as Pair[])];
  const fields = new Map<string, string>();
  for (const [name, value] of pairs) {
    if ((fields.get(name) ?? value) !== value) throw new StatusError(400);
    fields.set(name, value);
  }
  return Object.fromEntries(fields);
}
