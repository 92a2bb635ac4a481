import { LRUCache } from 'lru-cache';
import type { CachedDocument, CachedOperation } from './cachedOperation.js';

/**
 * What a parsed document keeps in memory, measured with Node 20: 290 to 490 bytes a token, including locations and the linked
 * list of tokens. The text is kept beside it, including padding and comments.
 */
const BYTES_PER_TOKEN = 600;
const BYTES_PER_DOCUMENT = 1000;
const MAX_BYTES = 16 * 1024 * 1024;

/** Accepted documents by text, least recently used ones evicted, limited by the memory that they keep. */
export class OperationCache {
  readonly #typed = documents();
  /** A separate cache, so that anonymous traffic cannot evict native operations. */
  readonly #native = documents();

  get(text: string): CachedDocument | undefined {
    return this.#native.get(text) ?? this.#typed.get(text);
  }

  set(text: string, document: CachedDocument): void {
    this.#typed.set(text, document);
  }

  /** Keeps a document whose native operation a vendor has answered. Refused callers must not fill this cache. */
  keepNative(text: string): void {
    const document = this.#typed.get(text);
    // Eviction may have removed the document while it was executed.
    if (document === undefined) return;
    this.#typed.delete(text);
    this.#native.set(text, document);
  }

  /** An operation that has run before. */
  executed(text: string, operationName: string | null): CachedOperation | undefined {
    const operation = this.get(text)?.operation(operationName);
    return operation?.hasRun === true ? operation : undefined;
  }
}

function documents() {
  return new LRUCache<string, CachedDocument>({
    maxSize: MAX_BYTES,
    // V8 keeps a text with a character beyond Latin-1 in two bytes a character.
    sizeCalculation: ({ document }, text) =>
      BYTES_PER_DOCUMENT + 2 * text.length + BYTES_PER_TOKEN * (document.tokenCount ?? text.length),
  });
}
