import { createHash, randomBytes } from 'node:crypto';
import { StatusError } from './errors.js';

/** What stands in a file of ours instead of a recording. */
export interface Script {
  /** 0 to 1; null leaves the score out of the answer. */
  readonly hackScore: number | null;
  /** The same, for how alike the face and a selfie are. */
  readonly verifyScore: number | null;
}

/** What is judged: a score is undefined where the script leaves it out. */
export interface Recording {
  readonly hackScore: number | undefined;
  readonly verifyScore: number | undefined;
  readonly id: string;
}

const FORM = /^LF-FAKE;hack=(none|[\d.e-]+);verify=(none|[\d.e-]+);nonce=[0-9a-f]+/;

/** First bytes of the pictures that are taken: JPEG and PNG. */
const PICTURES = ['ffd8ff', '89504e470d0a1a0a'];

/** A file whose first bytes say how it is to be judged; the nonce makes every one of them another. */
export function writeFile({ hackScore, verifyScore }: Script): string {
  return `LF-FAKE;hack=${hackScore ?? 'none'};verify=${verifyScore ?? 'none'};nonce=${randomBytes(16).toString('hex')}`;
}

/** Any other file shows nobody. One file has one id, however often it comes. */
export async function readFile(file: Blob): Promise<Recording> {
  const bytes = Buffer.from(await file.arrayBuffer());
  const [, hack, verify] = FORM.exec(bytes.subarray(0, 200).toString('latin1')) ?? [];
  if (hack === undefined || verify === undefined) throw new StatusError('NO_FACE_DETECTED');
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return { hackScore: score(hack), verifyScore: score(verify), id };
}

/** Any picture will do: what it shows is the script's to say. */
export async function requirePicture(file: Blob): Promise<void> {
  const start = Buffer.from(await file.slice(0, 8).arrayBuffer()).toString('hex');
  if (!PICTURES.some((signature) => start.startsWith(signature))) throw new StatusError('INVALID_IMAGE_FORMAT_OR_SIZE');
}

function score(text: string): number | undefined {
  return text === 'none' ? undefined : Number(text);
}
