import { createHash, randomBytes } from 'node:crypto';
import { StatusError } from './errors.js';

/** The content of an emulated recording. */
export interface Script {
  /** 0 to 1. Null omits the score from the response. */
  readonly hackScore: number | null;
  /** The similarity of the face and the selfie, in the same format. */
  readonly verifyScore: number | null;
}

/** The scores of a recording. A score is undefined when the recording omits it. */
export interface Recording {
  readonly hackScore: number | undefined;
  readonly verifyScore: number | undefined;
  readonly id: string;
}

const FORM = /^LF-FAKE;hack=(none|[\d.e-]+);verify=(none|[\d.e-]+);nonce=[0-9a-f]+/;

/** The first bytes of accepted images: JPEG and PNG. */
const PICTURES = ['ffd8ff', '89504e470d0a1a0a'];

/** Creates a file that begins with its scores. The nonce makes each file unique. */
export function writeFile({ hackScore, verifyScore }: Script): string {
  return `LF-FAKE;hack=${hackScore ?? 'none'};verify=${verifyScore ?? 'none'};nonce=${randomBytes(16).toString('hex')}`;
}

/** Any other file shows no face. The id of a file depends only on its bytes. */
export async function readFile(file: Blob): Promise<Recording> {
  const bytes = Buffer.from(await file.arrayBuffer());
  const [, hack, verify] = FORM.exec(bytes.subarray(0, 200).toString('latin1')) ?? [];
  if (hack === undefined || verify === undefined) throw new StatusError('NO_FACE_DETECTED');
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return { hackScore: score(hack), verifyScore: score(verify), id };
}

/** Accepts any image, because the recording determines the result. */
export async function requirePicture(file: Blob): Promise<void> {
  const start = Buffer.from(await file.slice(0, 8).arrayBuffer()).toString('hex');
  if (!PICTURES.some((signature) => start.startsWith(signature))) throw new StatusError('INVALID_IMAGE_FORMAT_OR_SIZE');
}

function score(text: string): number | undefined {
  return text === 'none' ? undefined : Number(text);
}
