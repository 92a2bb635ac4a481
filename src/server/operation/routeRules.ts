import { GraphQLError, Kind } from 'graphql';
import type { CachedDocument, CachedOperation } from './cachedOperation.js';

/** How a request arrived. `SUBSCRIPTION` is server-sent events and WebSocket. */
export type Route = 'GET' | 'POST' | 'SUBSCRIPTION';

const ALLOW_POST: ReadonlyMap<string, string> = new Map([['allow', 'POST']]);
const POST_ONLY = { status: 405, headers: ALLOW_POST };

/** Why this route does not run the operation; undefined when it does. */
export function routeRefusal(operation: CachedOperation | undefined, route: Route): GraphQLError | undefined {
  if (route === 'SUBSCRIPTION') {
    return operation?.type === 'subscription' ? undefined : badRequest('Only subscriptions are served here.');
  }
  if (operation === undefined) return undefined;
  if (route === 'GET' && operation.type !== 'query') {
    return badRequest(`GET requests only support query operations, not ${operation.type} operations`, POST_ONLY);
  }
  if (operation.type === 'subscription') {
    return badRequest('Subscriptions are served over WebSocket here, and as SSE at /graphql/stream.', { status: 400 });
  }
  if (route === 'POST' || !operation.takesSecret) return undefined;
  return new GraphQLError('This operation takes a secret: send it with POST.', {
    extensions: { code: 'BAD_USER_INPUT', http: POST_ONLY },
  });
}

/** Why no operation of the document can be chosen, with the messages of graphql-js. */
export function unresolvedOperation({ document }: CachedDocument, name: string | null): GraphQLError {
  const hasOperation = document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const several = hasOperation
    ? 'Must provide operation name if query contains multiple operations.'
    : 'Must provide an operation.';
  return new GraphQLError(name === null ? several : `Unknown operation named "${name}".`, {
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
  });
}

function badRequest(message: string, http?: object): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', ...(http && { http }) } });
}
