/**
 * Which documents may run, and the text that a hash stands for. Every route asks here before it parses anything: POST and GET
 * `/graphql`, server-sent events and WebSocket.
 */
import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Config } from '../../config.js';

/** The parts of a request that name its document, as they came. */
export interface DocumentReference {
  readonly query?: unknown;
  /** `sha256:…`, of the draft on persisted documents of GraphQL over HTTP. */
  readonly documentId?: unknown;
  /** With Apollo's `persistedQuery: {version: 1, sha256Hash}`. */
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
}

const HASH = /^[\da-f]{64}$/;
const MAX_NOTICED = 1000;

export class TrustedDocuments {
  readonly #mode: Config['trustedDocuments'];
  readonly #byHash: Config['manifest'];
  readonly #texts: ReadonlySet<string>;
  readonly #logger: Logger;
  /** Hashes that the log holds already. */
  readonly #noticed = new Set<string>();

  constructor({ trustedDocuments, manifest }: Pick<Config, 'trustedDocuments' | 'manifest'>, logger: Logger) {
    this.#mode = trustedDocuments;
    this.#byHash = manifest;
    this.#texts = new Set(manifest.values());
    this.#logger = logger;
  }

  /** Whether the manifest holds this very text: a space more makes another document. */
  lists(text: string): boolean {
    return this.#texts.has(text);
  }

  /** Whether this text may run. A route that does not call `resolve` asks this first. */
  admits(text: string): boolean {
    return this.#mode !== 'only' || this.lists(text);
  }

  /**
   * The text to run. `undefined` when there is none yet: nothing was asked for, or a hash that only automatic persisted
   * queries may know.
   * @throws GraphQLError a refusal, written for the caller
   */
  resolve(asked: DocumentReference): string | undefined {
    const hash = hashOf(asked);
    // WebSocket and SSE clients must send a text, so beside a hash they send an empty one.
    const text = typeof asked.query === 'string' && asked.query !== '' ? asked.query : undefined;
    if (text === undefined) return hash === undefined ? undefined : this.#find(hash, asked);
    if (hash !== undefined && sha256(text) !== hash) throw badRequest('The hash is not the SHA-256 of the text.');
    if (!this.admits(text)) throw this.#unknown();
    return text;
  }

  /** Logs, once for each, a document that runs and that `only` would refuse. */
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
    // Nobody registers by `documentId`, and with `only` nobody registers at all.
    if (text === undefined && (this.#mode === 'only' || documentId != null)) throw this.#unknown();
    return text;
  }

  #unknown(): GraphQLError {
    return new GraphQLError(
      this.#mode === 'only'
        ? 'This server runs trusted documents only, and its manifest does not hold this one. Run `npm run codegen` where the document is written, then start the server with the manifest that it writes.'
        : 'This server does not know a document of this id. Send its text, or run `npm run codegen` where it is written and start the server with the manifest that it writes.',
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
