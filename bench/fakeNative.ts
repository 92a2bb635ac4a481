/**
 * Authing for operations in its own words: each body is answered by graphql-js once, after the vendor's schema, and from
 * memory from then on. So every front may word its operation as it likes, and none of them waits for the vendor.
 */
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { buildSchema, graphql } from 'graphql';
import { publicKey, token, user } from './people.js';

// From dist/bench/, where it runs.
const schema = buildSchema(readFileSync(new URL('../../schema/upstream/authing.graphql', import.meta.url), 'utf8'));
const published = Buffer.from(JSON.stringify({ code: 200, message: 'OK', data: { publicKey: publicKey() } }));
const one = { ...user(0), arn: 'arn:cn:authing', userPoolId: 'pool', roles: { totalCount: 1, list: [role()] } };
const rootValue = {
  accessToken: { accessToken: 'm', exp: 2_000_000_000, iat: 1 },
  user: one,
  loginByEmail: { ...one, ...token(), newlyCreated: false },
};
const known = new Map<string, Buffer>();

createServer((request, response) => {
  if (request.url === '/api/v2/.well-known') return send(response, published);
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', async () => {
    const body = Buffer.concat(chunks).toString();
    send(response, known.get(body) ?? (await answer(body)));
  });
}).listen(Number(process.env.PORT), '127.0.0.1');

async function answer(body: string): Promise<Buffer> {
  const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
  const result = await graphql({ schema, source: query, rootValue, variableValues: variables ?? {} });
  const text = Buffer.from(JSON.stringify(result));
  known.set(body, text);
  return text;
}

function send(response: ServerResponse, body: Buffer): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
  response.end(body);
}

function role() {
  return { id: 'role', namespace: 'default', code: 'gatekeeper', arn: 'arn:cn:authing:role' };
}
