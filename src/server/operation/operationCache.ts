import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Sole } from '../native/plan.js';

/** An operation that was executed before, so that later requests with its text need no Apollo: see `transport/fastPath`. */
export interface ExecutedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** For one that is wholly inside one vendor's namespace. */
  readonly sole: Sole | undefined;
}

/** A document that was parsed, checked and found valid. */
interface AcceptedDocument {
  readonly document: DocumentNode;
  /** By operation name; null where the request names none. */
  readonly executed: Map<string | null, ExecutedOperation>;
}

/**
 * What a parsed document keeps in memory, measured with Node 20: 290 to 490 bytes a token, its locations and the linked list
 * of its tokens included. The text is kept beside it, padding and comments included.
 */
const BYTES_PER_TOKEN = 600;
const BYTES_PER_DOCUMENT = 1000;
const MAX_BYTES = 16 * 1024 * 1024;

/** Accepted documents by their text, the last used, bounded by the memory that they keep. */
export class OperationCache {
  readonly #typed = documents();
  /** A separate cache, so that anonymous traffic cannot evict native operations. */
  readonly #native = documents();

  get(text: string): DocumentNode | undefined {
    return this.#find(text)?.document;
  }

  set(text: string, document: DocumentNode): void {
    this.#typed.set(text, { document, executed: new Map() });
  }

  executed(text: string, operationName: string | null): ExecutedOperation | undefined {
    return this.#find(text)?.executed.get(operationName);
  }

  /** Remembers an operation that was executed. A native one counts only after its vendor has answered it. */
  addExecuted(text: string, operationName: string | null, operation: ExecutedOperation): void {
    const accepted = this.#find(text);
    // The document may have been evicted while it was executed.
    if (accepted === undefined) return;
    accepted.executed.set(operationName, operation);
    if (operation.sole === undefined || this.#native.has(text)) return;
    this.#typed.delete(text);
    this.#native.set(text, accepted);
  }

  #find(text: string): AcceptedDocument | undefined {
    return this.#native.get(text) ?? this.#typed.get(text);
  }
}

function documents() {
  return new LRUCache<string, AcceptedDocument>({
    maxSize: MAX_BYTES,
    // V8 keeps a text with a character beyond Latin-1 in two bytes a character.
    sizeCalculation: ({ document }, text) =>
      BYTES_PER_DOCUMENT + 2 * text.length + BYTES_PER_TOKEN * (document.tokenCount ?? text.length),
  });
}
