/** Photos that clients send as data URLs. The bytes decide the type, not the declared media type. */
import type { Photo } from '../../datasources/capabilities.js';
import { type FieldProblem, fieldProblem } from '../outcomes.js';

const MAX_PHOTO_BYTES = 700_000;
const DATA_URL = /^data:(image\/(?:jpeg|png));base64,([A-Za-z0-9+/]+={0,2})$/;

/** The first bytes of the files. */
const SIGNATURES: Readonly<Record<Photo['type'], readonly number[]>> = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

/** @param path the path of the argument, for the problem */
export function readPhoto(path: string, dataUrl: string): Photo | FieldProblem {
  const [, type, base64 = ''] = DATA_URL.exec(dataUrl) ?? [];
  if (type !== 'image/jpeg' && type !== 'image/png') {
    return fieldProblem(path, 'NOT_A_PHOTO');
  }
  const bytes = Uint8Array.from(Buffer.from(base64, 'base64'));
  if (bytes.length > MAX_PHOTO_BYTES) return fieldProblem(path, 'TOO_LONG', { max: MAX_PHOTO_BYTES, unit: 'bytes' });
  if (!SIGNATURES[type].every((byte, index) => bytes[index] === byte)) {
    return fieldProblem(path, 'NOT_A_PHOTO');
  }
  return { type, bytes };
}
