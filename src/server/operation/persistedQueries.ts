/**
 * Automatic persisted queries: a client sends a hash, and the text only when the server does not know it yet. A text is kept
 * once it was found valid. All limits of an operation are checked when it runs, however it was named.
 */
import { createHash } from 'node:crypto';
import type { ApolloServerPlugin, PersistedQueryOptions } from '@apollo/server';
import type { Context } from '../../resolvers/context.js';
import { network } from '../../services/access/limits.js';
import type { Limiter, Namespace, Store } from '../../store.js';

type Cache = NonNullable<PersistedQueryOptions['cache']>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** The 2000 tokens of the longest operation fit; a text padded with comments does not. */
const MAX_TEXT_BYTES = 16_384;
const REGISTRATIONS_PER_ADDRESS_AND_HOUR = 200;
/** With the size above: at most 80 MB. A new text takes the slot of the oldest one, so one address cannot block the others. */
const MAX_TEXTS = 5000;

/** What Apollo looks hashes up in. It does not say for which request, so a plugin of ours does the writing. */
export class PersistedQueries implements Cache {
  readonly #texts: Namespace<string>;
  /** Hashes by slot: which text makes room. */
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

  /** Without a store a query is not known, and its client sends the text: nothing else may fail for that. */
  get(key: string): Promise<string | undefined> {
    return this.#texts.get(hashOf(key)).catch(() => undefined);
  }

  /** Apollo calls it where the plugin below registers. */
  async set(): Promise<void> {}

  delete(key: string): Promise<boolean> {
    return this.#texts.delete(hashOf(key));
  }

  readonly plugin: ApolloServerPlugin<Context> = {
    requestDidStart: async () => ({
      // The first hook after every check of the operation.
      executionDidStart: async ({ metrics, source, contextValue: { auth } }) => {
        // Beside the answer, which does not wait for it.
        if (metrics.persistedQueryRegister === true) this.register(source, auth.caller.address).catch(() => undefined);
      },
    }),
  };

  /** Keeps a text. Does nothing for a text that is known or too long, and when the address has registered too many. */
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

/** Apollo puts a prefix before the hash. */
function hashOf(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
