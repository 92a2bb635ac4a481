import type { FastifyRequest } from 'fastify';

export interface AskedText {
  readonly text: string;
  readonly operationName: string | null;
}

export interface Asked extends AskedText {
  readonly variables: Readonly<Record<string, unknown>>;
  /** The content type that this caller gets. */
  readonly answerType: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** What Apollo answers to the Accept headers of its own clients, of browsers and of scripts. */
const ANSWER_TYPES: ReadonlyMap<string, string> = new Map([
  ['*/*', JSON_TYPE],
  ['application/json', JSON_TYPE],
  ['application/json,*/*', JSON_TYPE],
  ['application/json,text/plain,*/*', JSON_TYPE],
  ['application/graphql-response+json,application/json;q=0.9', 'application/graphql-response+json; charset=utf-8'],
]);

const PLAIN_KEYS: ReadonlySet<string> = new Set(['query', 'operationName', 'variables']);

/**
 * A request of the plainest form; undefined for any other. JSON is a content type that no page can send to another origin
 * without asking first.
 */
export function readAsked({ body, headers }: FastifyRequest): Asked | undefined {
  if (headers['content-type']?.startsWith('application/json') !== true || !isRecord(body)) return undefined;
  const answerType = headers.accept === undefined ? JSON_TYPE : ANSWER_TYPES.get(headers.accept.replaceAll(' ', ''));
  for (const key in body) if (!PLAIN_KEYS.has(key)) return undefined;
  const { query, operationName = null, variables } = body;
  const isNamed = operationName === null || typeof operationName === 'string';
  const values = variables ?? {};
  if (answerType === undefined || typeof query !== 'string' || !isNamed || !isRecord(values)) return undefined;
  return { text: query, operationName, variables: values, answerType };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
