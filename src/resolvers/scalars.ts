/** Scalars of the schema. */
import { inspect } from 'node:util';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime, GraphQLJSON, GraphQLJSONObject } from 'graphql-scalars';

const MASK = '[secret]';
const LONGEST = 16_384;

/** A value that goes in and never comes out: printing, logging or serialising it shows a mask. */
export class SecretValue {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** For the one call that needs it. */
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
  // graphql-js puts these messages into its own: they must not hold the value.
  if (typeof value !== 'string') throw new GraphQLError('Secret must be a string.');
  if (value.length > LONGEST) throw new GraphQLError(`Secret must be at most ${LONGEST} characters.`);
  return new SecretValue(value);
}

export const Secret = new GraphQLScalarType<SecretValue, never>({
  name: 'Secret',
  description:
    'A password, code or token, written as a string of at most 16,384 characters. It goes in and never comes out: the server masks it in logs and errors. Send it as a variable, never inside the text of the operation. Operations that use it are refused over GET.',
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  serialize() {
    throw new GraphQLError('Secret cannot be an output.');
  },
});

function described(scalar: GraphQLScalarType, description: string): GraphQLScalarType {
  return new GraphQLScalarType({ ...scalar.toConfig(), description, specifiedByURL: null });
}

export const DateTime = described(
  GraphQLDateTime,
  'An instant as RFC 3339 text in UTC, such as `2026-11-21T08:30:00.000Z`.',
);
export const Json = described(GraphQLJSON, 'Any JSON value: text, number, boolean, list, object or null.');
/** As it stands: a library's type would write addresses anew, and those of a local server have no host. */
export const Url = new GraphQLScalarType<string, string>({
  name: 'URL',
  description:
    'An address as text: absolute, or a path of this server that begins with `/`, to be read relative to the address of the endpoint.',
});
export const JsonObject = described(GraphQLJSONObject, 'A JSON object.');
