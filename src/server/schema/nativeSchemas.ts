import type { GraphQLSchema } from 'graphql';
import type { Native } from '../native/native.js';
import { prefixedSchema } from './prefixed.js';

/**
 * The prefixed native schemas, by provider. No setting and no request changes them, so that servers of one process can share
 * them, such as the worlds of a local start: to build them takes a third of the start of a server.
 */
export class NativeSchemas {
  readonly #built = new Map<string, GraphQLSchema>();

  /** @throws Error as `prefixedSchema` */
  of(native: Native): GraphQLSchema {
    const schema = this.#built.get(native.id) ?? prefixedSchema(native);
    this.#built.set(native.id, schema);
    return schema;
  }
}
