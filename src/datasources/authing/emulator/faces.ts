import type { AuthingState } from './state.js';
import { type Text, VendorError } from './vendorError.js';

/** Identifies a photo by a digest of the uploaded bytes, or by its URL. */
export function readFace({ uploads }: AuthingState, photo: unknown): string {
  const key = typeof photo === 'string' ? photo : '';
  const face = uploads.digest(key) ?? (/^https?:\/\//.test(key) ? key : undefined);
  if (face === undefined)
    throw refused({ zh: '未检测到人脸', en: 'The photo is neither an uploaded key nor an address' });
  return face;
}

/** Images are not analysed: equal photos match, unless a control call sets another result. */
export function requireSameFace({ application: { faceMatch } }: AuthingState, one: string, other: string): void {
  const isMatch = faceMatch === 'equal' ? one === other : faceMatch === 'always';
  if (!isMatch) throw refused({ zh: '人脸不匹配', en: 'The faces do not match' });
}

function refused(text: Text): VendorError {
  return new VendorError(500, { text });
}
