/** The types that documents, variables and results are made of. */

/**
 * The text of a GraphQL document with the types of its result and its variables. The documents that graphql-codegen prints with
 * `documentMode: 'string'` are of this type; a plain string has the result `unknown`.
 */
export interface Operation<Result, Variables> {
  toString(): string;
  /** Only for types: never set. */
  readonly __apiType?: (variables: Variables) => Result;
}

export interface RequestOptions {
  /** Aborts the request; it then rejects with the code ABORTED. */
  readonly signal?: AbortSignal | undefined;
}

/** Exactly one member is set, as `@oneOf` inputs require. */
export type OneOf<T> = {
  [Key in keyof T]: { readonly [Own in Key]: T[Own] } & { readonly [Other in Exclude<keyof T, Key>]?: undefined };
}[keyof T];

/**
 * A member that a later server added to a union. At run time `__typename` is its real name. The name here is one that no type
 * can have, so that comparisons with known names exclude this member.
 */
export interface FutureMember {
  readonly __typename: '%other';
}

/** A later member of a union of outcomes. Show its message to the user. */
export interface FutureOutcome extends FutureMember {
  readonly code: string;
  readonly message: string;
  readonly requestId: string;
}
