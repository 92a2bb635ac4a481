/** Checks the hash chain of an audit file. */
import { createReadStream } from 'node:fs';
import { type AuditRecord, Chain, sha256 } from './chain.js';

export interface VerifyOptions {
  /** AUDIT_KEY of the server that wrote the file, if it had one. */
  readonly key?: Buffer | undefined;
  /** The hash of the last record of the file before this one, to check that the chain continues. */
  readonly previous?: string | undefined;
}

export type AuditVerification =
  | {
      readonly intact: true;
      readonly records: number;
      /** Events that were lost while the file could not be written. */
      readonly lost: number;
      /** Incomplete writes that a later record marks. */
      readonly torn: number;
      /** Whether the file ends with an incomplete line, which the next start marks. */
      readonly isIncomplete: boolean;
      /** Sequence number of the first record. Above 1 if an earlier file contains the beginning of the chain. */
      readonly firstSeq: number;
      /** Compare it with a copy outside the file: an end that was removed leaves no other trace. */
      readonly last: { readonly seq: number; readonly hash: string } | undefined;
    }
  | {
      readonly intact: false;
      readonly records: number;
      /** The number of the first line that breaks the chain, from 1. */
      readonly line: number;
      readonly reason: 'CHANGED' | 'OUT_OF_ORDER' | 'NOT_CONTINUED';
    };

/**
 * Reads the file once and checks each hash and its link to the record before. A changed, removed, inserted or moved line
 * breaks the chain. Records that were removed at the end do not: see `last`.
 * @throws the error of the file system when the file cannot be read
 */
export async function verifyAuditFile(path: string, options: VerifyOptions = {}): Promise<AuditVerification> {
  const check = new ChainCheck(options);
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    let end = rest.indexOf(0x0a);
    while (end !== -1) {
      check.line(rest.subarray(0, end));
      rest = rest.subarray(end + 1);
      end = rest.indexOf(0x0a);
    }
    if (check.isBroken) break;
  }
  return check.result(rest.length > 0);
}

class ChainCheck {
  readonly #chain: Chain;
  #line = 0;
  #records = 0;
  #lost = 0;
  #torn = 0;
  #firstSeq = 0;
  #last: AuditRecord | undefined;
  /** Lines without a correct hash since the last record, and the number of the first one. */
  #unread: { readonly line: number; readonly bytes: Buffer[] } | undefined;
  #broken: { readonly line: number; readonly reason: 'CHANGED' | 'OUT_OF_ORDER' | 'NOT_CONTINUED' } | undefined;

  constructor(private readonly options: VerifyOptions) {
    this.#chain = new Chain(options.key);
  }

  get isBroken(): boolean {
    return this.#broken !== undefined;
  }

  line(bytes: Buffer): void {
    this.#line += 1;
    if (this.isBroken) return;
    const record = this.#chain.read(bytes);
    if (record === undefined) {
      this.#unread ??= { line: this.#line, bytes: [] };
      this.#unread.bytes.push(Buffer.concat([bytes, Buffer.from('\n')]));
      return;
    }
    if (this.#unread !== undefined && !this.#marks(record)) this.#break(this.#unread.line, 'CHANGED');
    else if (!this.#follows(record)) this.#break(this.#line, this.#last ? 'OUT_OF_ORDER' : 'NOT_CONTINUED');
    else this.#add(record);
  }

  result(isIncomplete: boolean): AuditVerification {
    if (this.#unread !== undefined) this.#break(this.#unread.line, 'CHANGED');
    if (this.#broken !== undefined) return { intact: false, records: this.#records, ...this.#broken };
    const last = this.#last && { seq: this.#last.seq, hash: this.#last.hash };
    const counts = { records: this.#records, lost: this.#lost, torn: this.#torn };
    return { intact: true, ...counts, isIncomplete, firstSeq: this.#firstSeq, last };
  }

  #add(record: AuditRecord): void {
    if (this.#last === undefined) this.#firstSeq = record.seq;
    if (record.type === 'gap') this.#lost += record.lost;
    if (record.type === 'torn') this.#torn += 1;
    this.#records += 1;
    this.#last = record;
    this.#unread = undefined;
  }

  /** Whether the record names exactly the lines that could not be read. */
  #marks(record: AuditRecord): boolean {
    const region = Buffer.concat(this.#unread?.bytes ?? []);
    return record.type === 'torn' && record.bytes === region.length && record.sha256 === sha256(region).toString('hex');
  }

  #follows({ seq, previous }: AuditRecord): boolean {
    if (this.#last !== undefined) return seq === this.#last.seq + 1 && previous === this.#last.hash;
    return this.options.previous === undefined || previous === this.options.previous;
  }

  #break(line: number, reason: 'CHANGED' | 'OUT_OF_ORDER' | 'NOT_CONTINUED'): void {
    this.#broken ??= { line, reason };
  }
}
