import type { FastifyRequest } from 'fastify';

export interface GraphQLRequestBody {
  readonly text: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The content type of the response. */
  readonly responseType: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** Content types as Apollo chooses them, for the Accept headers of its clients, of browsers and of scripts. */
const RESPONSE_TYPES: ReadonlyMap<string, string> = new Map([
  ['*/*', JSON_TYPE],
  ['application/json', JSON_TYPE],
  ['application/json,*/*', JSON_TYPE],
  ['application/json,text/plain,*/*', JSON_TYPE],
  ['application/graphql-response+json,application/json;q=0.9', 'application/graphql-response+json; charset=utf-8'],
]);

const PLAIN_KEYS: ReadonlySet<string> = new Set(['query', 'operationName', 'variables', 'extensions']);
/** Apollo Client sends its name there. Any other extension may change which text runs. */
const PLAIN_EXTENSIONS: ReadonlySet<string> = new Set(['clientLibrary']);

/**
 * A request of the plainest form; undefined for any other. Pages cannot send JSON to another origin without a CORS preflight,
 * so this content type needs no further protection against CSRF.
 */
export function readRequestBody({ body, headers }: FastifyRequest): GraphQLRequestBody | undefined {
  if (headers['content-type']?.startsWith('application/json') !== true || !isRecord(body)) return undefined;
  const responseType =
    headers.accept === undefined ? JSON_TYPE : RESPONSE_TYPES.get(headers.accept.replaceAll(' ', ''));
  const { query, operationName = null, variables, extensions } = body;
  if (!hasOnly(body, PLAIN_KEYS) || !hasOnly(extensions ?? {}, PLAIN_EXTENSIONS)) return undefined;
  const isNamed = operationName === null || typeof operationName === 'string';
  const values = variables ?? {};
  if (responseType === undefined || typeof query !== 'string' || !isNamed || !isRecord(values)) return undefined;
  return { text: query, operationName, variables: values, responseType };
}

function hasOnly(value: unknown, keys: ReadonlySet<string>): boolean {
  return isRecord(value) && Object.keys(value).every((key) => keys.has(key));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
