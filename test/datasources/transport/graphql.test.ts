import { inspect } from 'node:util';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/datasources/errors.js';
import {
  createGraphqlClient,
  type GraphqlClient,
  type TypedDocument,
} from '../../../src/datasources/transport/graphql.js';
import { createHttpClients, type HttpClients } from '../../../src/datasources/transport/http.js';
import { CALLER } from '../../support/caller.js';
import { type ScriptedVendor, sendJson, startVendor } from './scriptedVendor.js';

const MARKER = 'correct-horse-battery';
const LOGIN = 'mutation Login($password: String!) { login(password: $password) { id } }' as TypedDocument<
  { readonly login: { readonly id: string } | null },
  { readonly password: string }
>;

let vendor: ScriptedVendor;
let clients: HttpClients;
let graphql: GraphqlClient;

beforeEach(async () => {
  vendor = await startVendor();
  clients = createHttpClients({ logger: pino({ level: 'silent' }), deadlineMs: 2_000, breaker: { faults: 100 } });
  graphql = createGraphqlClient(clients.client({ provider: 'acme', baseUrl: vendor.url }), '/graphql/v2');
});

afterEach(async () => {
  await vendor.close();
  await clients.close();
});

const login = (call = {}) => graphql.execute(LOGIN, { password: MARKER }, { caller: CALLER, ...call });

describe('the request', () => {
  it('is a POST of query and variables, without an operation name, with the headers of the call', async () => {
    vendor.script = (_request, response) => sendJson(response, { data: { login: { id: '1' } } });
    await login({ headers: { 'x-own': 'yes' } });
    const [request] = vendor.received;
    expect(request).toMatchObject({ method: 'POST', path: '/graphql/v2' });
    expect(request?.headers).toMatchObject({ 'content-type': 'application/json', 'x-own': 'yes' });
    expect(JSON.parse(request?.body ?? '')).toEqual({ query: LOGIN, variables: { password: MARKER } });
  });

  it('is repeated only where the call says that it may be', async () => {
    vendor.script = (_request, response) => {
      if (vendor.received.length === 1) response.socket?.destroy();
      else sendJson(response, { data: { login: null } });
    };
    await expect(login()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    vendor.received.length = 0;
    expect(await login({ retry: 'safe' })).toEqual({ value: { login: null }, cookie: null, failure: null });
    expect(vendor.received).toHaveLength(2);
  });
});

describe('the answer', () => {
  const answers = (body: unknown, status = 200) => {
    vendor.script = (_request, response) => sendJson(response, body, status);
  };

  it('brings the cookies that it sets, without their attributes', async () => {
    vendor.script = (_request, response) => {
      response.setHeader('set-cookie', ['a=1; Path=/; HttpOnly', 'b=2']);
      sendJson(response, { data: { login: null } });
    };
    expect(await login()).toMatchObject({ cookie: 'a=1; b=2' });
  });

  it('is the data', async () => {
    answers({ data: { login: { id: '1' } } });
    expect(await login()).toEqual({ value: { login: { id: '1' } }, cookie: null, failure: null });
  });

  it('is the first refusal, whose message is an object', async () => {
    const refusal = (code: number | string, data?: object) => ({
      message: { code, message: '密码错误', data },
      path: ['login'],
    });
    answers({ data: { login: null }, errors: [refusal(1635, { mfaToken: 't' }), refusal(2006)] });
    const failure = { code: '1635', message: '密码错误', data: { mfaToken: 't' } };
    expect(await login()).toEqual({ value: null, failure });
    answers({ data: null, errors: [refusal('2006')] }, 400);
    expect(await login()).toEqual({ value: null, failure: { code: '2006', message: '密码错误', data: undefined } });
  });

  it.each([
    ['a string message of the engine', { errors: [{ message: `Syntax Error: ${MARKER}` }] }, 400],
    ['a string message beside data', { data: { login: null }, errors: [{ message: MARKER }] }, 200],
    ['a code that is none', { errors: [{ message: { code: MARKER, message: 'x' } }] }, 200],
    ['errors that are no list', { errors: { message: MARKER } }, 200],
    ['no data', {}, 200],
    ['null data', { data: null }, 200],
    ['data of another kind', { data: MARKER }, 200],
    ['an answer of another kind', [MARKER], 200],
    ['another 4xx', { message: MARKER }, 404],
  ])('is BAD_REPLY for %s', async (_what, body, status) => {
    answers(body, status);
    await expectClean(login(), 'BAD_REPLY');
  });
});

describe('an error', () => {
  it.each<[string, ProviderError['code'], ScriptedVendor['script']]>([
    [
      'HTML',
      'BAD_REPLY',
      (_request, response) => void response.setHeader('content-type', 'text/html').end(`<p>${MARKER}</p>`),
    ],
    ['broken JSON', 'BAD_REPLY', (request, response) => void response.end(request.body.slice(0, -3))],
    ['an HTML 502', 'UNAVAILABLE', (_request, response) => void response.writeHead(502).end(MARKER)],
    [
      'a JSON 500 with errors',
      'UNAVAILABLE',
      (_request, response) => sendJson(response, { errors: [{ message: MARKER }] }, 500),
    ],
    ['a dropped socket', 'UNAVAILABLE', (_request, response) => void response.socket?.destroy()],
    ['silence', 'TIMEOUT', () => {}],
  ])('after %s holds neither variables nor body', async (_what, code, script) => {
    vendor.script = script;
    await expectClean(login({ headers: { authorization: `Bearer ${MARKER}` } }), code);
  });
});

async function expectClean(call: Promise<unknown>, code: ProviderError['code']) {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ProviderError);
  expect(error).toMatchObject({ code, provider: 'acme' });
  expect(error).not.toHaveProperty('cause');
  expect(`${JSON.stringify(error)}${inspect(error, { depth: 9, showHidden: true })}`).not.toContain(MARKER);
}
