import type { FastifyInstance } from 'fastify';
import { VendorError } from '../vendorError.js';

export function answerFailures(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof VendorError) return reply.code(200).send(restFrame(error));
    const statusCode = error.statusCode ?? 500;
    // An invalid JSON body never reaches GraphQL, whose error messages are strings.
    if (request.url.startsWith('/graphql'))
      return reply.code(statusCode).send({ errors: [{ message: error.message }] });
    return reply.code(statusCode).send({ code: statusCode < 500 ? 400 : 500, message: error.message });
  });
  app.setNotFoundHandler((request, reply) => {
    const message = `模拟器未实现 ${request.method} ${request.url.split('?')[0]} (not emulated)`;
    return reply.code(404).send(restFrame(new VendorError(404, { message })));
  });
}

/** REST errors have no `data`. */
export function restFrame({ code, message }: VendorError): { code: number | string; message: string } {
  return { code, message };
}
