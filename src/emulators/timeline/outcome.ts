/** What the timeline shows as the result of an operation. */

interface Result {
  readonly data?: Readonly<Record<string, { readonly __typename?: string } | null>> | null;
  readonly errors?: readonly GraphqlError[];
}

interface GraphqlError {
  readonly extensions?: { readonly code?: string };
}

/** Longer texts are not parsed. */
const MAX_PARSED = 1 << 18;

/** @param payload the body of a response. @param status of HTTP */
export function outcomeOf(payload: unknown, status: number): string {
  const text = Buffer.isBuffer(payload) ? payload.toString() : payload;
  return (typeof text === 'string' ? outcomeOfResult(readJson(text)) : undefined) ?? statusOutcome(status);
}

/** The types of the result or its error codes; undefined when the client asked for no type. */
export function outcomeOfResult(result: unknown): string | undefined {
  const { data, errors } = Object(result) as Result;
  if (errors !== undefined) return errors.map(({ extensions }) => extensions?.code ?? 'ERROR').join(', ');
  const types = Object.values(data ?? {}).flatMap((value) => value?.__typename ?? []);
  return types.length > 0 ? types.join(', ') : undefined;
}

/** @returns undefined for a text that is no JSON object */
export function readJson(text: string): unknown {
  if (text.length > MAX_PARSED || !text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function statusOutcome(status: number): string {
  return status < 300 ? 'OK' : `HTTP ${status}`;
}
