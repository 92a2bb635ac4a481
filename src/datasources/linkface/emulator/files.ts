import { createHash, randomBytes } from 'node:crypto';
import { StatusError } from './errors.js';

/** What stands in a file of ours instead of a recording. */
export interface Script {
  /** 0 to 1; null leaves the score out of the answer. */
  readonly hackScore: number | null;
  readonly verifyScore: number;
}

const FORM = /^LF-FAKE;hack=(none|[\d.]+);verify=([\d.]+);nonce=[0-9a-f]+$/;

/** A file whose first line says how it is to be judged; the nonce makes every one of them another. */
export function writeFile({ hackScore, verifyScore }: Script): string {
  return `LF-FAKE;hack=${hackScore ?? 'none'};verify=${verifyScore};nonce=${randomBytes(16).toString('hex')}`;
}

/** Any other file shows nobody. One file has one id, however often it comes. */
export async function readFile(file: Blob): Promise<{ readonly score: number | null; readonly id: string }> {
  const bytes = Buffer.from(await file.arrayBuffer());
  const [, hack] = FORM.exec(bytes.subarray(0, 200).toString('latin1')) ?? [];
  if (hack === undefined) throw new StatusError('NO_FACE_DETECTED');
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return { score: hack === 'none' ? null : Number(hack), id };
}
