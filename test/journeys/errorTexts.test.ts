/** Errors that a user may see: in the caller's language, with the id of the request, on every route. */
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { describeWithApp, type TestApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import { LoginDocument, SendSmsCodeDocument, UpdatePasswordDocument } from '../support/generated/operations.js';
import { newPhone, SEEDED_LOGIN } from '../support/people.js';

const CHINESE = { 'accept-language': 'zh-CN' };
const JSON_BODY = { 'content-type': 'application/json' };
const EVENTS = { ...JSON_BODY, accept: 'text/event-stream' };

interface PublicError {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly requestId: string };
}

describeWithApp('an error', { environment: { LIMIT_LOGINS_PER_MINUTE: '30', LIMIT_VENDOR_CALLS: '100' } }, (app) => {
  const errorsOf = async (path: string, init: RequestInit): Promise<readonly PublicError[]> => {
    const response = await fetch(`${app.url()}${path}`, init);
    const { errors } = (await response.json()) as { errors: PublicError[] };
    for (const { extensions } of errors) {
      expect(extensions.requestId).toBe(response.headers.get('x-request-id'));
    }
    return errors;
  };
  const post = (body: string, headers: Record<string, string> = {}, path = '/graphql') =>
    errorsOf(path, { method: 'POST', headers: { ...JSON_BODY, ...headers }, body });
  const query = (text: string) => JSON.stringify({ query: text });
  const SESSION = query('mutation { unbindPhone { __typename } }');

  it('is English, or Chinese for callers who prefer it', async () => {
    const [english] = await post(SESSION);
    const [chinese] = await post(SESSION, CHINESE);
    expect([english?.extensions.code, chinese?.extensions.code]).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
    expect(english?.message).toMatch(/^Sign in/);
    expect(chinese?.message).toBe('登录已失效，请重新登录。');
  });

  it('of an administrator’s field names no setting to a Chinese user', async () => {
    const [error] = await post(query('{ users { totalCount } }'), CHINESE);
    expect([error?.extensions.code, error?.message]).toEqual(['FORBIDDEN', '您没有权限执行此操作。']);
  });

  it.each([['status', { mode: 'status', status: 503 }, 'PROVIDER_UNAVAILABLE', '暂时无法连接身份服务，请稍后重试。']])(
    'of a vendor that is down is Chinese too: %s',
    async (_what, fault, code, message) => {
      await app.control.call('POST', '/providers/authing/faults', { mode: 'drop', count: 9 }).catch(() => undefined);
      await app.control.call('POST', '/providers/authing/faults', { ...fault, count: 9 }).catch(() => undefined);
      const client = app.client({ headers: CHINESE });
      const { errors } = await client.send(LoginDocument, { input: { method: SEEDED_LOGIN } });
      expect([errors[0]?.extensions.code, errors[0]?.message]).toEqual([code, message]);
    },
  );

  it('of a stale session asks for a new proof in Chinese', async () => {
    const client = app.client({ headers: CHINESE });
    const { login } = await client.run(LoginDocument, { input: { method: SEEDED_LOGIN } });
    client.token = expectOutcome(login, 'LoginSuccess').accessToken;
    await app.control.call('POST', '/clock/advance', { seconds: 3600 });
    const input = { oldPassword: 'Menshen-2026', newPassword: 'Menshen-2027' };
    const { errors } = await client.send(UpdatePasswordDocument, { input });
    expect([errors[0]?.extensions.code, errors[0]?.message]).toEqual([
      'STEP_UP_REQUIRED',
      '请先验证您的身份，然后继续。',
    ]);
  });

  it('of a rate limit is Chinese, also for a query', async () => {
    const many = query(
      `mutation { ${Array.from({ length: 31 }, (_, index) => `a${index}: createCaptchaChallenge(purpose: LOGIN) { __typename }`).join(' ')} }`,
    );
    const errors = await post(many, CHINESE);
    expect(errors.map(({ extensions, message }) => [extensions.code, message])).toContainEqual([
      'RATE_LIMITED',
      '操作过于频繁，请稍后再试。',
    ]);
  });

  describe('has the id of its request', () => {
    const FOLLOW = 'subscription { pushAuthEventUpdated(id: "none") { status } }';

    it.each<[string, string, RequestInit]>([
      ['POST, a wrong field', '/graphql', { method: 'POST', headers: JSON_BODY, body: query('{ nowhere }') }],
      ['POST, no text', '/graphql', { method: 'POST', headers: JSON_BODY, body: '{}' }],
      ['POST, invalid JSON', '/graphql', { method: 'POST', headers: JSON_BODY, body: '{' }],
      ['POST, a batch', '/graphql', { method: 'POST', headers: JSON_BODY, body: '[]' }],
      [
        'POST, another media type',
        '/graphql',
        { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' },
      ],
      [
        'GET, a mutation',
        `/graphql?query=${encodeURIComponent('mutation { logout { __typename } }')}`,
        { headers: JSON_BODY },
      ],
      ['GET, a syntax error', '/graphql?query=%7B', { headers: JSON_BODY }],
      ['an unknown path', '/nowhere', {}],
      ['SSE, a query', '/graphql/stream', { method: 'POST', headers: EVENTS, body: query('{ me { id } }') }],
      [
        'SSE, an answer in another media type',
        '/graphql/stream',
        { method: 'POST', headers: { ...JSON_BODY, accept: 'application/json' }, body: query(FOLLOW) },
      ],
      ['SSE, no text', '/graphql/stream', { method: 'POST', headers: EVENTS, body: '{}' }],
      ['SSE, a text that is a number', '/graphql/stream', { method: 'POST', headers: EVENTS, body: '{"query":1}' }],
      ['SSE, invalid JSON', '/graphql/stream', { method: 'POST', headers: EVENTS, body: '{' }],
      ['SSE, another method', '/graphql/stream', { method: 'PUT', headers: JSON_BODY, body: '{}' }],
      ['SSE, a page of another site', '/graphql/stream', { method: 'POST', body: query(FOLLOW) }],
    ])('%s', async (_what, path, init) => {
      expect(await errorsOf(path, init)).not.toEqual([]);
    });

    it('WebSocket', async () => {
      expect(await overSocket(app, '{ nowhere }', {})).toMatchObject([
        { extensions: { requestId: expect.any(String) } },
      ]);
      expect(await overSocket(app, '{', CHINESE)).toMatchObject([{ extensions: { requestId: expect.any(String) } }]);
    });
  });
});

/** The errors that a socket answers to one subscription. */
async function overSocket(app: TestApp, text: string, headers: Record<string, string>): Promise<unknown> {
  const socket = new WebSocket(`${app.url().replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
  try {
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await once(socket, 'message');
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: text } }));
    const [message] = (await once(socket, 'message')) as [Buffer];
    const { type, payload } = JSON.parse(String(message)) as { type: string; payload: unknown };
    expect(type).toBe('error');
    return payload;
  } finally {
    socket.terminate();
  }
}

describeWithApp('a code that is requested twice', {}, (app) => {
  it.each([
    [{}, /^A code was sent a moment ago\./],
    [CHINESE, /^验证码刚刚已发送/],
  ] as const)('has a text of its own, which does not speak of attempts: %j', async (headers, text) => {
    const client = app.client({ headers });
    const input = { phone: newPhone() };
    expectOutcome((await client.run(SendSmsCodeDocument, { input })).sendSmsCode, 'CodeSent');
    const { sendSmsCode } = await client.run(SendSmsCodeDocument, { input });
    const { code, message } = expectOutcome(sendSmsCode, 'AttemptsLimited');
    expect(code).toBe('ATTEMPTS_LIMITED');
    expect(message).toMatch(text);
  });
});
