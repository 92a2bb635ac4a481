/** Errors that Apollo answers before an operation starts, such as a body without a text: they have no request id yet. */
import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { preferredLanguage } from '../../http/language.js';
import { forReader } from '../../operation/errorTexts.js';

/** The handler, with the request id in every error that it answers. */
export function withRequestIds(handler: RouteHandlerMethod): RouteHandlerMethod {
  return async function complete(request, reply) {
    const body: unknown = await handler.call(this, request, reply);
    return typeof body === 'string' && reply.statusCode >= 400 ? completed(body, request, reply) : body;
  };
}

function completed(body: string, { id: requestId, headers }: FastifyRequest, reply: FastifyReply): string {
  if (!body.startsWith('{')) return body;
  const { errors, ...rest } = JSON.parse(body) as { readonly errors?: readonly GraphQLFormattedError[] };
  if (errors === undefined || errors.every(({ extensions }) => extensions?.requestId !== undefined)) return body;
  const language = preferredLanguage(headers['accept-language']);
  reply.removeHeader('content-length');
  return `${JSON.stringify({ errors: errors.map((error) => forReader(error, { language, requestId })), ...rest })}\n`;
}
