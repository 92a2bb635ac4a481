/** Verifies audit files, and says what it found. */
import { type AuditVerification, verifyAuditFile } from '../events/audit/verify.js';

export interface AuditFiles {
  /** In the order in which they were written. The chain must continue from each file to the next. */
  readonly files: readonly string[];
  /** AUDIT_KEY of the server that wrote the files, if it had one. */
  readonly key?: Buffer | undefined;
  readonly print: (line: string) => void;
}

const REASONS = {
  CHANGED: 'the line was changed, or was written with another AUDIT_KEY',
  OUT_OF_ORDER: 'it does not continue the line before: lines were removed, inserted or moved',
  NOT_CONTINUED: 'it does not continue the file before',
} as const;

/** @returns the exit code: 0 if every chain is intact, 1 if one is broken, 2 if a file cannot be read */
export async function verifyAudit({ files, key, print }: AuditFiles): Promise<0 | 1 | 2> {
  let previous: string | undefined;
  for (const file of files) {
    let result: AuditVerification;
    try {
      result = await verifyAuditFile(file, { key, previous });
    } catch (error) {
      const { code = 'unknown error' } = error as NodeJS.ErrnoException;
      print(`${file}: cannot be read (${code})`);
      return 2;
    }
    for (const line of report(result)) print(`${file}: ${line}`);
    if (!result.intact) return 1;
    previous = result.last?.hash ?? previous;
  }
  return 0;
}

function report(result: AuditVerification): readonly string[] {
  if (!result.intact) {
    return [`line ${result.line} breaks the chain: ${REASONS[result.reason]} (${result.records} records before it)`];
  }
  const { records, lost, torn, isIncomplete, firstSeq, last } = result;
  return [
    `${records} records, chain intact`,
    ...(firstSeq > 1 ? [`the chain begins in an earlier file: the first record is ${firstSeq}`] : []),
    ...(lost > 0 ? [`${lost} events were lost while the file could not be written`] : []),
    ...(torn > 0 ? [`${torn} incomplete writes are marked`] : []),
    ...(isIncomplete ? ['the last line is incomplete'] : []),
    ...(last === undefined ? [] : [`the last record is ${last.seq} with hash ${last.hash}`]),
  ];
}
