/** Where an audit file ends: its last record, and the bytes of an incomplete write after it. */
import type { FileHandle } from 'node:fs/promises';
import { type Chain, type ChainHead, sha256 } from './chain.js';

export interface Tail {
  /** Undefined if the file has no record. */
  readonly head: ChainHead | undefined;
  /** What must be written before the next record. */
  readonly repair: '' | '\n';
  /** The incomplete write, which the next record must name. */
  readonly torn: { readonly bytes: number; readonly sha256: string } | undefined;
}

/** Longer than any sequence of incomplete writes. */
const READ_BYTES = 1 << 20;
const LINE_BREAK = 0x0a;
const OPENING = '{"seq":';
const COMPLETE = /,"hash":"[\da-f]{64}"\}$/;

/** @returns undefined if the file is not an audit file of this chain */
export async function readTail(file: FileHandle, chain: Chain): Promise<Tail | undefined> {
  const { size } = await file.stat();
  const length = Math.min(size, READ_BYTES);
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
  const isTerminated = length === 0 || buffer[length - 1] === LINE_BREAK;
  const text = isTerminated ? buffer : Buffer.concat([buffer, Buffer.from('\n')]);
  const repair = isTerminated ? '' : '\n';
  let end = text.length;
  while (end > 0) {
    const start = text.lastIndexOf(LINE_BREAK, end - 2) + 1;
    // `lastIndexOf` counts a negative offset from the end.
    const from = end < 2 ? 0 : start;
    const record = chain.read(text.subarray(from, end - 1));
    if (record !== undefined) {
      return { head: { seq: record.seq, hash: record.hash }, repair, torn: tornOf(text.subarray(end)) };
    }
    if (!isFragment(text.subarray(from, end - 1))) return undefined;
    end = from;
  }
  return size <= READ_BYTES ? { head: undefined, repair, torn: tornOf(text) } : undefined;
}

function tornOf(region: Buffer): Tail['torn'] {
  return region.length === 0 ? undefined : { bytes: region.length, sha256: sha256(region).toString('hex') };
}

/** The beginning of a record, or the zeros that some file systems leave after a power failure. */
function isFragment(line: Buffer): boolean {
  const beginning = line.subarray(0, OPENING.length).toString('latin1');
  // A complete record with a wrong hash is no fragment: it was changed, or belongs to another key.
  const isComplete = COMPLETE.test(line.toString('latin1'));
  return (OPENING.startsWith(beginning) && !isComplete) || line.every((byte) => byte === 0);
}
