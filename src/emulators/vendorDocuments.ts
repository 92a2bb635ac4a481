import { type DocumentNode, type GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { LRUCache } from 'lru-cache';

/** A valid document, or why it is not one. */
export type VendorDocument = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

/** The server sends the same texts again and again, and the validation takes longer than their execution. */
const MAX_KEPT = 500;
const kept = new WeakMap<GraphQLSchema, LRUCache<string, VendorDocument>>();

/** Parses a document and validates it against the schema of a vendor. */
export function readVendorDocument(schema: GraphQLSchema, text: string): VendorDocument {
  const documents = kept.get(schema) ?? new LRUCache<string, VendorDocument>({ max: MAX_KEPT });
  kept.set(schema, documents);
  const known = documents.get(text) ?? read(schema, text);
  documents.set(text, known);
  return known;
}

function read(schema: GraphQLSchema, text: string): VendorDocument {
  try {
    const document = parse(text);
    const errors = validate(schema, document);
    return errors.length > 0 ? { errors } : { document };
  } catch (error) {
    return { errors: [error as GraphQLError] };
  }
}
