/**
 * Authing as fast as Node can answer: passwords and tokens are not checked. It stands for the network and the vendor, so
 * that the benchmark measures the server in front of it.
 *
 * Logins are answered from a prepared table, one user after the other. graphql-js answers any other body once, after the
 * vendor's schema, and memory answers it from then on: each server may word its operation as it likes.
 */
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { buildSchema, graphql } from 'graphql';
import { publicKey, token, user } from './people.js';

/** So many that no user collects more sessions than the server keeps for one user. */
const USERS = 8192;

// The path from dist/bench/, where this program runs.
const schema = buildSchema(readFileSync(new URL('../../schema/upstream/authing.graphql', import.meta.url), 'utf8'));
const published = Buffer.from(JSON.stringify({ code: 200, message: 'OK', data: { publicKey: publicKey() } }));
const role = { id: 'role', namespace: 'default', code: 'gatekeeper', arn: 'arn:cn:authing:role' };
const rootValue = {
  accessToken: { accessToken: 'm', exp: 2_000_000_000, iat: 1 },
  user: { ...user(0), arn: 'arn:cn:authing', userPoolId: 'pool', roles: { totalCount: 1, list: [role] } },
};
const logins = Array.from({ length: USERS }, (_, number) =>
  Buffer.from(JSON.stringify({ data: { loginByEmail: { ...user(number), ...token(), newlyCreated: false } } })),
);
const known = new Map<string, Buffer>();
let turn = 0;

createServer((request, response) => {
  if (request.url === '/api/v2/.well-known') return send(response, published);
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', async () => {
    const body = Buffer.concat(chunks);
    if (body.includes('loginByEmail')) {
      turn = (turn + 1) % USERS;
      return send(response, logins[turn] ?? published);
    }
    const text = body.toString();
    send(response, known.get(text) ?? (await answer(text)));
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
