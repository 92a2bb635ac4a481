import type { Caller, Photo } from '../../capabilities.js';
import type { AuthingConnection } from '../connection.js';
import { required } from '../wire.js';

/** Uploads a photo privately for the vendor's face calls. Returns its key. */
export async function uploadFace(
  connection: AuthingConnection,
  { type, bytes }: Photo,
  bearer: string,
  caller: Caller,
): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([bytes], { type }), type === 'image/png' ? 'face.png' : 'face.jpg');
  // Node encodes the multipart body, including its boundary.
  const encoded = new Response(form);
  const body = new Uint8Array(await encoded.arrayBuffer());
  const contentType = encoded.headers.get('content-type') ?? 'multipart/form-data';
  const call = { method: 'POST', path: '/api/v2/upload?folder=face-photo&private=true', body, contentType } as const;
  const { data } = await connection.rest('upload', call, { caller, bearer });
  return required(data, 'key');
}
