import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Call, readCall } from '../call.js';
import type { AuthingState } from '../state.js';
import { VendorError } from '../vendorError.js';

/** The format of all responses under `/api/v2`. `extra` fields are next to `data`. */
export interface Envelope {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

export type RestHandler = (call: Call, request: FastifyRequest, reply: FastifyReply) => unknown;

/** Adds a route that requires headers with a known application or pool. */
export type AddRoute = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  handler: RestHandler,
) => void;

export function routesOf(app: FastifyInstance, state: () => AuthingState): AddRoute {
  return (method, url, handler) => {
    app.route({
      method,
      url,
      handler: async (request, reply) => {
        const call = readCall(request, state());
        if (call.misrouted) throw call.misrouted;
        const answer = await handler(call, request, reply);
        setCookies(call, reply);
        return answer;
      },
    });
  };
}

/** Sends the cookies of the call. */
export function setCookies({ newCookies }: Call, reply: FastifyReply): void {
  for (const cookie of newCookies) reply.header('set-cookie', cookie);
}

export function answerFailures(app: FastifyInstance, state: () => AuthingState): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const { language } = readCall(request, state());
    if (error instanceof VendorError) return reply.code(error.httpStatus).send(error.frame(language));
    const statusCode = error.statusCode ?? 500;
    // An invalid JSON body never reaches GraphQL, whose error messages are strings.
    if (request.url.startsWith('/graphql/'))
      return reply.code(statusCode).send({ errors: [{ message: error.message }] });
    return reply.code(statusCode).send({ code: statusCode < 500 ? 400 : 500, message: error.message });
  });
  app.setNotFoundHandler((request, reply) => {
    const call = `${request.method} ${request.url.split('?')[0]}`;
    const text = { zh: `模拟器未实现 ${call}`, en: `${call} is not emulated` };
    const error = new VendorError(404, { text, httpStatus: 404 });
    return reply.code(404).send(error.frame(readCall(request, state()).language));
  });
}

export function found(data: unknown): Envelope {
  return { code: 200, message: '获取成功', data };
}
