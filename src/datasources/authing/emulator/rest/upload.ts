import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AuthingState } from '../state.js';
import { VendorError } from '../vendorError.js';
import { found } from './envelope.js';

const IMAGES = /^image\/(png|jpeg|gif|webp|bmp)$/;

/** Requires no headers, because the official client sends none for an upload in a browser. */
export function addUploadRoutes(app: FastifyInstance, state: () => AuthingState): void {
  app.post('/api/v2/upload', async (request) => {
    const { folder, private: isPrivate } = request.query as { folder?: string; private?: string };
    const file = await fileOf(request);
    const bytes = Buffer.from(await file.arrayBuffer());
    const upload = { bytes, type: file.type, isPrivate: isPrivate === 'true' };
    const key = state().uploads.add(folder ?? 'upload', upload);
    return found({ key, url: `${state().platform.origin}/uploads/${key}` });
  });

  app.get<{ Params: { '*': string } }>('/uploads/*', async (request, reply) => {
    const upload = state().uploads.get(request.params['*']);
    if (!upload || upload.isPrivate) throw new VendorError(404, { httpStatus: 404 });
    return reply
      .header('x-content-type-options', 'nosniff')
      .type(IMAGES.test(upload.type) ? upload.type : 'application/octet-stream')
      .send(upload.bytes);
  });
}

/** Node can parse multipart bodies without a library. */
async function fileOf(request: FastifyRequest): Promise<File> {
  const type = request.headers['content-type'] ?? '';
  const malformed = new VendorError(400, { httpStatus: 400 });
  if (!Buffer.isBuffer(request.body)) throw malformed;
  const form = await new Response(new Uint8Array(request.body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => {
      throw malformed;
    });
  const file = form.get('file');
  if (!(file instanceof File)) throw malformed;
  return file;
}
