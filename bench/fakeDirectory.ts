/**
 * Authing's management side and its refusals, as fast as Node can play them: a pool of 200 users with custom data and a
 * role each. `GET /calls` tells what was asked since the last time.
 */
import { createServer, type ServerResponse } from 'node:http';

const USERS = 200;
const HOUR_S = 3600;

const ids = Array.from({ length: USERS }, (_, number) => `60ab26fe5be730bfc175${String(number).padStart(4, '0')}`);
const role = { id: '60ab26fe5be730bfc1760000', code: 'staff', namespace: 'default', description: null, parent: null };
const data = [
  { key: 'school', label: 'School', dataType: 'STRING', value: 'Peking University' },
  { key: 'age', label: 'Age', dataType: 'NUMBER', value: '22' },
];
/** Refusals by how the address begins; anybody else is unknown. */
const REFUSALS: Readonly<Record<string, number>> = { known: 2006, locked: 2057, blocked: 2005, unknown: 2004 };
const calls = new Map<string, number>();

createServer((request, response) => {
  if (request.url === '/calls') {
    send(response, Object.fromEntries(calls));
    calls.clear();
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const text = Buffer.concat(chunks).toString();
    if (!text.startsWith('{')) return send(response, { code: 200, message: 'OK', data: { publicKey: KEY } });
    const { query, variables } = JSON.parse(text) as { query: string; variables: Variables };
    const field = /\b(?:query|mutation)\s+\w+[^{]*\{\s*(\w+)/.exec(query)?.[1] ?? '';
    calls.set(field, (calls.get(field) ?? 0) + 1);
    return send(response, answer(field, variables));
  });
}).listen(Number(process.env.PORT), '127.0.0.1');

interface Variables {
  readonly id?: string;
  readonly ids?: readonly string[];
  readonly targetIds?: readonly string[];
  readonly limit?: number;
  readonly email?: string;
  readonly input?: { readonly email?: string };
}

function answer(field: string, variables: Variables): unknown {
  const email = variables.email ?? variables.input?.email ?? '';
  switch (field) {
    case 'accessToken':
      return { data: { accessToken: { accessToken: 'x', exp: Math.floor(Date.now() / 1000) + 24 * HOUR_S } } };
    case 'users':
      return { data: { users: { totalCount: USERS, list: ids.slice(0, variables.limit).map(user) } } };
    case 'user':
      return { data: { user: user(variables.id ?? '') } };
    case 'userBatch':
      return {
        data: { userBatch: (variables.ids ?? []).map((id) => ({ id, roles: { totalCount: 1, list: [role] } })) },
      };
    case 'udfValueBatch':
      return { data: { udfValueBatch: (variables.targetIds ?? []).map((targetId) => ({ targetId, data })) } };
    case 'registerByEmail':
      return email.startsWith('known') ? refusal(field, 2026) : { data: { registerByEmail: user(ids[0] ?? '') } };
    case 'resetPassword':
      return refusal(field, email.startsWith('known') ? 2001 : 2004);
    case 'sendEmail':
      return email.startsWith('known') ? { data: { sendEmail: { code: 200 } } } : refusal(field, 2004);
    default:
      return refusal(field, REFUSALS[/^[a-z]+/.exec(email)?.[0] ?? ''] ?? 2004);
  }
}

function refusal(field: string, code: number): unknown {
  return { errors: [{ message: { code, message: 'x' }, path: [field] }], data: { [field]: null } };
}

function user(id: string) {
  return { id, username: `user-${id}`, email: `${id}@example.com`, emailVerified: true, status: 'Activated' };
}

function send(response: ServerResponse, body: unknown): void {
  const text = Buffer.from(JSON.stringify(body));
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': text.length });
  response.end(text);
}

/** A key of 1024 bits whose other half nobody kept. */
const KEY =
  '-----BEGIN PUBLIC KEY-----\nMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC4xKeUgQ+Aoz7TLfAfs9+paePb\n5KIofVthEopwrXFkp8OCeocaTHt9ICjTT2QeJh6cZaDaArfZ873GPUn00eOIZ7Ae\n+TiA2BKHbCvloW3w5Lnqm70iSsUi5Fmu9/2+68GZRH9L7Mlh8cFksCicW2Y2W2uM\nGKl64GDcIq3au+aqJQIDAQAB\n-----END PUBLIC KEY-----\n';
