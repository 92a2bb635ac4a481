import { createHash, randomUUID } from 'node:crypto';

interface Upload {
  readonly bytes: Buffer;
  readonly type: string;
  readonly isPrivate: boolean;
}

/** Uploaded files by the key that the upload returned. */
export class Uploads {
  readonly #byKey = new Map<string, Upload>();

  /** Stores a file and returns its key. */
  add(folder: string, upload: Upload): string {
    const key = `${folder}/${randomUUID()}`;
    this.#byKey.set(key, upload);
    return key;
  }

  get(key: string): Upload | undefined {
    return this.#byKey.get(key);
  }

  /** A digest of the bytes. */
  digest(key: string): string | undefined {
    const upload = this.#byKey.get(key);
    return upload && createHash('sha256').update(upload.bytes).digest('hex');
  }
}
