/** Verifies audit files, and says what it found. */
import { type AuditVerification, verifyAuditFile } from '../events/audit/verify.js';

export interface AuditFiles {
  /** In the order in which they were written. The chain must continue from each file to the next. */
  readonly files: readonly string[];
  /** AUDIT_KEY of the server that wrote the files, if it had one. */
  readonly key?: Buffer | undefined;
  readonly print: (line: string) => void;
  /** Prints one JSON document instead of sentences. */
  readonly json?: boolean | undefined;
}

const REASONS = {
  CHANGED: 'the line was changed, or was written with another AUDIT_KEY',
  OUT_OF_ORDER: 'it does not continue the line before: lines were removed, inserted or moved',
  NOT_CONTINUED: 'it does not continue the file before',
} as const;

/** What was found in one file. */
type Finding = { readonly file: string } & (AuditVerification | { readonly unreadable: string });

/** @returns the exit code: 0 if every chain is intact, 1 if one is broken, 2 if a file cannot be read */
export async function verifyAudit({ files, key, print, json = false }: AuditFiles): Promise<0 | 1 | 2> {
  const findings = await verifyInOrder(files, key);
  const last = findings.at(-1);
  const code = last !== undefined && 'unreadable' in last ? 2 : last?.intact === false ? 1 : 0;
  if (json) print(JSON.stringify({ ok: code === 0, files: findings }, undefined, 2));
  else for (const finding of findings) for (const line of linesOf(finding)) print(`${finding.file}: ${line}`);
  return code;
}

/** Ends with the first file that is not intact. */
async function verifyInOrder(files: readonly string[], key: Buffer | undefined): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  let previous: string | undefined;
  for (const file of files) {
    try {
      const result = await verifyAuditFile(file, { key, previous });
      findings.push({ file, ...result });
      if (!result.intact) break;
      previous = result.last?.hash ?? previous;
    } catch (error) {
      const { code = 'unknown error' } = error as NodeJS.ErrnoException;
      findings.push({ file, unreadable: code });
      break;
    }
  }
  return findings;
}

function linesOf(finding: Finding): readonly string[] {
  return 'unreadable' in finding ? [`cannot be read (${finding.unreadable})`] : report(finding);
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
