/**
 * Automatic persisted queries: a client sends a hash, and the text only when the server does not know it yet. The server
 * keeps a text once the pipeline has accepted it. An operation that is sent by hash passes the same checks as one sent by text.
 */
import { createHash } from 'node:crypto';
import type { PersistedQueryOptions } from '@apollo/server';
import { network } from '../../services/network.js';
import type { Limiter, Namespace, Store } from '../../store.js';

type Cache = NonNullable<PersistedQueryOptions['cache']>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** An operation of 2000 tokens fits; a text padded with comments does not. */
const MAX_TEXT_BYTES = 16_384;
const REGISTRATIONS_PER_ADDRESS_AND_HOUR = 200;
/** With the size above: at most 80 MB. A new text takes the slot of the oldest one, so one address cannot block the others. */
const MAX_TEXTS = 5000;

/** The cache in which Apollo looks up hashes. Apollo does not pass the request to it, so the pipeline calls `register`. */
export class PersistedQueries implements Cache {
  readonly #texts: Namespace<string>;
  /** Hashes by slot: a new text replaces the one in its slot. */
  readonly #slots: Namespace<string>;
  readonly #registered: Namespace<number>;
  readonly #addresses: Limiter;

  constructor(
    store: Store,
    private readonly maxTexts = MAX_TEXTS,
  ) {
    this.#texts = store.namespace('persistedQueries', DAY_MS);
    this.#slots = store.namespace('persistedQuerySlots', DAY_MS);
    this.#registered = store.namespace('persistedQueryCount', DAY_MS);
    this.#addresses = store.limiter('persistedQueries', {
      points: REGISTRATIONS_PER_ADDRESS_AND_HOUR,
      windowSeconds: 3600,
    });
  }

  /** When the store fails, the query is reported as unknown and the client sends its text. */
  get(key: string): Promise<string | undefined> {
    return this.#texts.get(hashOf(key)).catch(() => undefined);
  }

  /** Does nothing: the pipeline registers texts. */
  async set(): Promise<void> {}

  delete(key: string): Promise<boolean> {
    return this.#texts.delete(hashOf(key));
  }

  /** Keeps a text, unless it is known or too long, or the address has registered too many. */
  async register(text: string, address: string): Promise<void> {
    const hash = sha256(text);
    if (Buffer.byteLength(text) > MAX_TEXT_BYTES || (await this.#texts.get(hash)) !== undefined) return;
    if (!(await this.#addresses.take(sha256(network(address)))).allowed) return;
    const slot = String((await this.#registered.bump('all')) % this.maxTexts);
    const oldest = await this.#slots.get(slot);
    if (oldest !== undefined) await this.#texts.delete(oldest);
    await this.#slots.set(slot, hash);
    await this.#texts.set(hash, text);
  }
}

/** Apollo adds a prefix to the hash. */
function hashOf(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
