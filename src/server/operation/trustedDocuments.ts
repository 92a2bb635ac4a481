/** Which documents may run, and the text of a hash. The pipeline calls this before it parses anything. */
import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Config } from '../../config.js';

/** The parts of a request that name its document, unchecked. */
export interface DocumentReference {
  readonly query?: unknown;
  /** `sha256:…`, from the draft on persisted documents of GraphQL over HTTP. */
  readonly documentId?: unknown;
  /** May hold Apollo's `persistedQuery: {version: 1, sha256Hash}`. */
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
}

const HASH = /^[\da-f]{64}$/;
const MAX_NOTICED = 1000;

export class TrustedDocuments {
  readonly #mode: Config['trustedDocuments'];
  readonly #byHash: Config['manifest'];
  readonly #texts: ReadonlySet<string>;
  readonly #logger: Logger;
  /** Hashes that were logged. */
  readonly #noticed = new Set<string>();

  /** @param pageDocuments the documents of the pages that this server serves itself */
  constructor(
    { trustedDocuments, manifest }: Pick<Config, 'trustedDocuments' | 'manifest'>,
    pageDocuments: readonly string[],
    logger: Logger,
  ) {
    this.#mode = trustedDocuments;
    this.#byHash = new Map([...manifest, ...pageDocuments.map((text) => [sha256(text), text] as const)]);
    this.#texts = new Set(this.#byHash.values());
    this.#logger = logger;
  }

  /** Whether the manifest holds exactly this text: one more space makes another document. */
  lists(text: string): boolean {
    return this.#texts.has(text);
  }

  /** Whether this text may run. `resolve` checks it too. */
  admits(text: string): boolean {
    return this.#mode !== 'only' || this.lists(text);
  }

  /**
   * The text to run; undefined when the request names no document, or a hash that only automatic persisted queries may know.
   * @throws GraphQLError a refusal for the caller
   */
  resolve(reference: DocumentReference): string | undefined {
    const hash = hashOf(reference);
    // WebSocket and SSE clients must send a text, so they send an empty one with a hash.
    const text = typeof reference.query === 'string' && reference.query !== '' ? reference.query : undefined;
    if (text === undefined) return hash === undefined ? undefined : this.#find(hash, reference);
    if (hash !== undefined && sha256(text) !== hash) throw badRequest('The hash is not the SHA-256 of the text.');
    if (!this.admits(text)) throw this.#unknown();
    return text;
  }

  /** With `warn`: logs a document that `only` would refuse, once for each document. */
  notice(text: string, operation: string | undefined): void {
    if (this.#mode !== 'warn' || this.lists(text)) return;
    const hash = sha256(text);
    if (this.#noticed.has(hash)) return;
    for (const oldest of this.#noticed) {
      if (this.#noticed.size < MAX_NOTICED) break;
      this.#noticed.delete(oldest);
    }
    this.#noticed.add(hash);
    this.#logger.warn({ operation: operation?.slice(0, 100), hash }, 'this document is not in the manifest');
  }

  #find(hash: string, { documentId }: DocumentReference): string | undefined {
    const text = this.#byHash.get(hash);
    // Clients cannot register a text by `documentId`, nor register any text with `only`.
    if (text === undefined && (this.#mode === 'only' || documentId != null)) throw this.#unknown();
    return text;
  }

  #unknown(): GraphQLError {
    return new GraphQLError(
      this.#mode === 'only'
        ? 'This server runs trusted documents only, and its manifest does not hold this one. Run `npm run codegen` in the client, then start the server with the manifest that it writes.'
        : 'This server does not know a document of this id. Send its text, or run `npm run codegen` in the client and start the server with the manifest that it writes.',
      { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND', http: { status: 400 } } },
    );
  }
}

function hashOf({ documentId, extensions }: DocumentReference): string | undefined {
  const persisted = extensions?.persistedQuery as { version?: unknown; sha256Hash?: unknown } | null | undefined;
  if (persisted == null) return typeof documentId === 'string' ? documentId.replace(/^sha256:/, '') : undefined;
  const { version, sha256Hash } = persisted;
  if (version !== 1 || typeof sha256Hash !== 'string' || !HASH.test(sha256Hash)) {
    throw badRequest('`persistedQuery` must hold `version: 1` and `sha256Hash`, 64 hex digits in lower case.');
  }
  return sha256Hash;
}

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
