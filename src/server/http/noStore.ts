/** `cache-control: no-store`, because every response of these routes depends on its caller. */
import type { onRequestHookHandler, onSendHookHandler } from 'fastify';

export const noStore: onSendHookHandler = (_request, reply, payload, done) => {
  reply.header('cache-control', 'no-store');
  done(null, payload);
};

/** graphql-sse writes `no-cache` into the head of a stream, bypassing the hooks of Fastify. */
export const noStoreStream: onRequestHookHandler = (_request, { raw }, done) => {
  const { writeHead } = raw;
  const replaced = (...parts: unknown[]): unknown =>
    Reflect.apply(
      writeHead,
      raw,
      parts.map((part) => (isHeaders(part) ? { ...part, 'cache-control': 'no-store' } : part)),
    );
  Object.assign(raw, { writeHead: replaced });
  done();
};

function isHeaders(part: unknown): part is object {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}
