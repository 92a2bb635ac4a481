/** Scalars of the schema. */
import { inspect } from 'node:util';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime, GraphQLJSON, GraphQLJSONObject } from 'graphql-scalars';

const MASK = '[secret]';
const MAX_SECRET_LENGTH = 16_384;

/** An input that is never an output: printing, logging or serialising it yields a mask. */
export class SecretValue {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** Returns the value in clear. Call it once, where the service is called. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [inspect.custom](): string {
    return MASK;
  }
}

function parse(value: unknown): SecretValue {
  // graphql-js includes these messages in its own errors, so they must not contain the value.
  if (typeof value !== 'string') throw new GraphQLError('Secret must be a string: send it as a variable.');
  if (value.length > MAX_SECRET_LENGTH)
    throw new GraphQLError(`Secret must be at most ${MAX_SECRET_LENGTH} characters.`);
  return new SecretValue(value);
}

export const Secret = new GraphQLScalarType<SecretValue, never>({
  name: 'Secret',
  description:
    'A password, code or token: a string of at most 16,384 characters. It is an input only, and the server masks it in logs and errors. Send it as a variable, never as a literal in the document. The server refuses operations that use it over GET: send them with POST.',
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  serialize() {
    throw new GraphQLError('Secret cannot be the type of an output field: use it for arguments and input fields only.');
  },
});

function withDescription(scalar: GraphQLScalarType, description: string): GraphQLScalarType {
  return new GraphQLScalarType({ ...scalar.toConfig(), description, specifiedByURL: null });
}

export const DateTime = withDescription(
  GraphQLDateTime,
  'A date and time: an RFC 3339 string in UTC, such as `2026-11-21T08:30:00.000Z`.',
);
export const Json = withDescription(GraphQLJSON, 'Any JSON value: string, number, boolean, array, object or null.');
/** Not the type of a library, which would normalise URLs and refuse the paths of a server without PUBLIC_URL. */
export const Url = new GraphQLScalarType<string, string>({
  name: 'URL',
  description:
    'A URL as a string: absolute, or a path of this server that begins with `/`. Resolve a path against the URL of the GraphQL endpoint.',
});
export const JsonObject = withDescription(GraphQLJSONObject, 'A JSON object.');
