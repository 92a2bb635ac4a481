/** Parameters can be in the query, in a form or in multipart. Files are only in multipart. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CodeError, StatusError } from './errors.js';

type Value = string | Blob;
type Pair = readonly [name: string, value: Value];

const MAX_FILE_BYTES = 32 * 1024 * 1024;

export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, [...new URLSearchParams(body.toString())]);
  });
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: MAX_FILE_BYTES },
    async (request: FastifyRequest, body: Buffer) => readMultipart(String(request.headers['content-type']), body),
  );
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) => done(null, []));
}

async function readMultipart(contentType: string, body: Buffer): Promise<Pair[]> {
  try {
    return [
      ...(await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData()),
    ] as Pair[];
  } catch {
    return [];
  }
}

/** Throws 1001 for bytes that are not UTF-8, 1002 for a parameter with two different values. */
export function fieldsOf(request: FastifyRequest): Readonly<Record<string, Value | undefined>> {
  const query = request.url.split('?').slice(1).join('?');
  const fields = new Map<string, Value>();
  for (const [name, value] of [...new URLSearchParams(query), ...((request.body ?? []) as Pair[])]) {
    if (typeof value === 'string' && value.includes('\ufffd')) throw new CodeError('1001');
    if ((fields.get(name) ?? value) !== value) throw new CodeError('1002');
    fields.set(name, value);
  }
  return Object.fromEntries(fields);
}

/** Reads a string of 1 to `maxLength` characters. A file counts as missing. */
export function requireText(value: Value | undefined, maxLength: number): string {
  if (typeof value !== 'string' || value.length < 1 || value.length > maxLength) throw new CodeError('1002');
  return value;
}

export function requireFile(value: Value | undefined): Blob {
  if (!(value instanceof Blob)) throw new StatusError('INVALID_ARGUMENT');
  return value;
}
