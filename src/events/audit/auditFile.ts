/** Appends events to the audit file. After a failure, a restart or a rotation the chain continues. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { SignInEvent } from '../event.js';
import type { EventSink } from '../sinkQueue.js';
import { AuditFileError } from './auditFileError.js';
import { type AuditEntry, CHAIN_START, Chain, type ChainHead } from './chain.js';
import { lockFile } from './fileLock.js';
import { readTail } from './tail.js';

export interface AuditFileOptions {
  readonly key?: Buffer | undefined;
  readonly logger: Logger;
}

const OWNER_ONLY = 0o600;
const APPEND = constants.O_APPEND | constants.O_CREAT | constants.O_RDWR;

/**
 * Opens the file, or creates it for its owner only, and continues its chain.
 * @throws AuditFileError when it cannot be written, belongs to another process, or is no audit file of this key
 */
export async function openAuditFile(path: string, { key, logger }: AuditFileOptions): Promise<AuditFile> {
  const release = await explained(path, lockFile(path));
  if (release === undefined) {
    throw new AuditFileError(
      `AUDIT_FILE ${path} is in use by another process. Set a different file for each instance.`,
    );
  }
  const file = new AuditFile(path, new Chain(key), release);
  try {
    await explained(path, file.begin());
  } catch (error) {
    await file.close();
    throw error;
  }
  // An anchor outside the file: with it, a file whose end was removed can be recognised.
  logger.info({ auditFile: path, ...file.head }, 'the audit file continues at this record');
  return file;
}

export class AuditFile implements EventSink {
  readonly name = 'audit';
  #file: FileHandle | undefined;
  #head: ChainHead = CHAIN_START;
  /** The length of the file up to the last complete record. */
  #size = 0;
  /** Records to write before the next event. */
  #pending: AuditEntry[] = [];
  #prefix = '';
  #busy: Promise<void> = Promise.resolve();
  readonly #onHangUp = () => void this.reopen();

  constructor(
    private readonly path: string,
    private readonly chain: Chain,
    private readonly release: () => Promise<void>,
  ) {}

  get head(): ChainHead {
    return this.#head;
  }

  /** Opens the file and marks the begin of this process in it. SIGHUP then opens it again. */
  async begin(): Promise<void> {
    this.#pending.push({ type: 'open', pid: process.pid });
    await this.write([], 0);
    process.on('SIGHUP', this.#onHangUp);
  }

  write(events: readonly SignInEvent[], lost: number): Promise<void> {
    const gap: AuditEntry[] = lost > 0 ? [{ type: 'gap', lost }] : [];
    return this.#alone(() => this.#append([...gap, ...events.map((event) => ({ type: 'event', event }) as const)]));
  }

  /** For logrotate, which has renamed the file. The next write creates a new one, and the chain continues in it. */
  reopen(): Promise<void> {
    return this.#alone(() => this.#closeFile());
  }

  async close(): Promise<void> {
    process.off('SIGHUP', this.#onHangUp);
    await this.reopen();
    await this.release();
  }

  async #append(entries: readonly AuditEntry[]): Promise<void> {
    try {
      this.#file ??= await this.#open();
      let head = this.#head;
      const time = new Date().toISOString();
      const lines = [...this.#pending, ...entries].map((entry) => {
        const appended = this.chain.append(head, time, entry);
        head = appended.head;
        return `${appended.line}\n`;
      });
      const bytes = Buffer.from(this.#prefix + lines.join(''));
      await this.#file.appendFile(bytes);
      await this.#file.datasync();
      this.#size += bytes.length;
      this.#head = head;
      this.#pending = [];
      this.#prefix = '';
    } catch (error) {
      await this.#discardIncomplete();
      throw error;
    }
  }

  async #open(): Promise<FileHandle> {
    const file = await open(this.path, APPEND, OWNER_ONLY);
    const tail = await readTail(file, this.chain);
    if (tail === undefined) {
      await file.close();
      throw new AuditFileError(
        `AUDIT_FILE ${this.path} does not end with a record of this AUDIT_KEY. Check it with \`menshen audit verify\`, then move it away.`,
      );
    }
    this.#size = (await file.stat()).size;
    this.#head = tail.head ?? this.#head;
    this.#prefix = tail.repair;
    this.#pending = this.#pending.filter(({ type }) => type !== 'torn');
    if (tail.torn !== undefined) this.#pending.unshift({ type: 'torn', ...tail.torn });
    return file;
  }

  /** A disk that is full may have taken a part of the write. Where that cannot be removed, the next `#open` marks it. */
  async #discardIncomplete(): Promise<void> {
    try {
      await this.#file?.truncate(this.#size);
    } catch {
      // The error of the write is reported.
    }
    await this.#closeFile();
  }

  async #closeFile(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    try {
      await file?.close();
    } catch {
      // Nothing is written to it any more.
    }
  }

  /** Runs one piece of work at a time. */
  #alone(work: () => Promise<void>): Promise<void> {
    const done = this.#busy.then(work);
    this.#busy = done.catch(() => {});
    return done;
  }
}

/** The errors of the file system name the path, and the setting says which path it is. */
async function explained<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AuditFileError || !(error instanceof Error)) throw error;
    const { code = error.name }: NodeJS.ErrnoException = error;
    throw new AuditFileError(
      `AUDIT_FILE ${path} cannot be written (${code}). The folder and the file must be writable.`,
    );
  }
}
