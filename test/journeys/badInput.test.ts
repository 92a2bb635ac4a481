import { afterEach, expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import type { Answer } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  LoginDocument,
  type LoginInput,
  PasswordStrengthDocument,
  RegisterDocument,
  ResetPasswordDocument,
  SendEmailDocument,
  SendSmsCodeDocument,
} from '../support/generated/operations.js';
import { newcomer } from '../support/people.js';

const PASSWORD = 'Hunter-2-marker-never-shown';
const LOGIN = `mutation($input: LoginInput!) { login(input: $input) { __typename } }`;

describeWithApp('bad input', {}, (app) => {
  const answers: Answer<unknown>[] = [];
  const keep = <T>(answer: Answer<T>) => {
    answers.push(answer);
    return answer;
  };

  // Whatever was sent: no 500, a code on every error, and the password nowhere.
  afterEach(() => {
    for (const { status, text, errors } of answers) {
      expect(status).toBeLessThan(500);
      expect(text).not.toMatch(/marker.never.shown/);
      for (const error of errors) expect(error.extensions.code).toMatch(/^[A-Z_]+$/);
    }
    expect(app.log.join('')).not.toContain('marker-never-shown');
    answers.length = 0;
  });

  const login = async (input: LoginInput) => {
    const answer = keep(await app.client().send(LoginDocument, { input }));
    return answer.data?.login ?? expect.fail(answer.text);
  };
  const broken = async (query: string, variables?: unknown) => {
    const { errors, status } = keep(await app.client().post(JSON.stringify({ query, variables })));
    return { status, code: errors[0]?.extensions.code, message: errors[0]?.message };
  };

  it.each([
    ['a malformed e-mail', { email: { email: 'not-an-address', password: PASSWORD } }, 'input.method.email.email'],
    ['an empty password', { email: { email: 'a@b.cn', password: '' } }, 'input.method.email.password'],
    ['a 10 kB password', { email: { email: 'a@b.cn', password: PASSWORD.repeat(400) } }, 'input.method.email.password'],
    ['an empty user name', { username: { username: ' ', password: PASSWORD } }, 'input.method.username.username'],
    [
      'a phone of letters',
      { phonePassword: { phone: 'call me', password: PASSWORD } },
      'input.method.phonePassword.phone',
    ],
    ['a code of letters', { phoneCode: { phone: '13800000001', code: PASSWORD } }, 'input.method.phoneCode.code'],
  ] as const)('rejects %s and says where', async (_what, method, path) => {
    const { fields } = expectOutcome(await login({ method }), 'InputRejected');
    expect(fields.map((field) => field.path)).toEqual([path]);
    expect(await app.control.requests('authing')).toEqual([]);
  });

  it('rejects context keys that the server does not allow, and custom data that is too large', async () => {
    const method = { email: { email: 'a@b.cn', password: PASSWORD } };
    expectOutcome(await login({ method, context: { anything: 1 } }), 'InputRejected');
    expectOutcome(await login({ method, customData: { school: 'x'.repeat(20_000) } }), 'InputRejected');
    const { register } = await app
      .client()
      .run(RegisterDocument, { input: { method, profile: { name: 'x'.repeat(2000) } } });
    expect(expectOutcome(register, 'InputRejected').fields[0]?.path).toBe('input.profile.name');
  });

  it.each([65, 200_000])('rejects free data that is %d levels deep', async (levels) => {
    const { client } = await newcomer(app);
    const value = `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
    const method = '{username: {username: "deep", password: "Menshen-2026"}}';
    const rejected = '... on InputRejected { fields { path message } }';
    for (const [path, variable, field] of [
      ['input.customData', 'JSONObject', `answer: login(input: {method: ${method}, customData: $v})`],
      ['input.context', 'JSONObject', `answer: register(input: {method: ${method}, context: $v})`],
      ['value', 'JSON!', 'answer: setUdfValue(key: "school", value: $v)'],
      ['values.0.value', 'JSON!', 'answer: setUdfValues(values: [{key: "school", value: $v}])'],
    ]) {
      const query = JSON.stringify(`mutation($v: ${variable}) { ${field} { ${rejected} } }`);
      const { data, text } = keep(await client.post(`{"query": ${query}, "variables": {"v": ${value}}}`));
      const { fields } = (data as { answer?: { fields?: object[] } } | null)?.answer ?? expect.fail(text);
      expect(fields).toContainEqual({ path, message: 'Nest the value at most 64 levels deep.' });
    }
  });

  it('rejects a registration with a password that the vendor finds too short', async () => {
    const input = { method: { email: { email: 'short@example.com', password: '12345' } } };
    const { register } = await app.client().run(RegisterDocument, { input });
    expect(expectOutcome(register, 'InputRejected').fields[0]?.path).toBe('input.method.email.password');
  });

  it('rejects an expired code, and a code after five wrong ones', async () => {
    const client = app.client();
    const phone = '13800000001';
    await client.run(SendSmsCodeDocument, { input: { phone } });
    const code = await app.control.code(phone);
    await app.control.advance(6 * 60);
    expectOutcome(await login({ method: { phoneCode: { phone, code } } }), 'CodeRejected');
    for (let tried = 1; tried < 5; tried++) {
      expectOutcome(await login({ method: { phoneCode: { phone, code: '0000' } } }), 'CodeRejected');
    }
    expectOutcome(await login({ method: { phoneCode: { phone, code } } }), 'AttemptsLimited');
  });

  it('answers a reset for an unknown address as it does for a wrong code', async () => {
    const client = app.client();
    const reset = async (email: string) => {
      const input = { emailCode: { email, code: '1234', newPassword: PASSWORD } };
      const { requestId: _differs, ...rest } = (await client.run(ResetPasswordDocument, { input })).resetPassword;
      return rest;
    };
    await client.run(SendEmailDocument, { input: { email: 'menshen@example.com', scene: 'RESET_PASSWORD' } });
    expect(await reset('nobody@example.com')).toEqual(await reset('menshen@example.com'));
    const sent = await client.run(SendEmailDocument, {
      input: { email: 'nobody@example.com', scene: 'RESET_PASSWORD' },
    });
    expectOutcome(sent.sendEmail, 'CodeSent');
  });

  it('refuses two members of a @oneOf input, and none', async () => {
    const email = { email: 'a@b.cn', password: PASSWORD };
    const two = await broken(LOGIN, { input: { method: { email, username: { username: 'a', password: PASSWORD } } } });
    expect(two).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
    expect(two.message).toContain('Exactly one key must be specified for OneOf type "LoginMethod".');
    expect(await broken(LOGIN, { input: { method: {} } })).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  });

  it.each([
    ['an unknown key', { input: { method: { [PASSWORD]: PASSWORD } } }],
    ['a password that is an object', { input: { method: { email: { email: 'a', password: { deep: PASSWORD } } } } }],
    [
      'a password that is a number in text',
      { input: { method: { email: { email: 'a', password: 5, extra: PASSWORD } } } },
    ],
    ['text for an object', { input: PASSWORD }],
    ['a wrong enum value', { input: { method: { email: { email: 'a', password: 'p' } }, provider: PASSWORD } }],
    ['a list', { input: [PASSWORD] }],
    ['a decoy of a path', { input: { method: { email: { email: 'a', password: { ' at "x"; ': PASSWORD } } } } }],
  ])('refuses %s without repeating it', async (_what, variables) => {
    expect(await broken(LOGIN, variables)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  });

  it.each([
    ['text', PASSWORD],
    ['an object', { method: { email: { email: 'a@b.cn', password: PASSWORD, extra: 1 } } }],
    ['a megabyte of words that a message may begin with', `${PASSWORD} ${'cannot represent '.repeat(60_000)}`],
  ])('refuses %s in a variable of a hundred and one letters without repeating it', async (_what, value) => {
    const name = 'a'.repeat(101);
    const query = `mutation($${name}: LoginInput!) { login(input: $${name}) { __typename } }`;
    const { status, code, message } = await broken(query, { [name]: value });
    expect([status, code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(message).toMatch(/^A variable got an invalid value; /);
  });

  it('says what it does not know without repeating it at length', async () => {
    const { code, message } = await broken(`{ ${'a'.repeat(30_000)} }`);
    expect(code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(message?.length).toBeLessThan(500);
  });

  it.each([
    [
      'a literal of the wrong type',
      `mutation { login(input: {method: {email: {email: 1, password: "${PASSWORD}"}}}) { __typename } }`,
    ],
    [
      'an unknown field beside a secret',
      `mutation { login(input: {method: {email: {email: "a", pass: "${PASSWORD}"}}}) { __typename } }`,
    ],
    ['a literal for an object', `mutation { login(input: "${PASSWORD}") { __typename } }`],
    [
      'a word for an enum',
      `mutation { login(input: {provider: ${'marker_never_shown'.repeat(100)}, method: {}}) { __typename } }`,
    ],
    ['a literal for an enum', `mutation { login(input: {provider: "${PASSWORD}", method: {}}) { __typename } }`],
    ['a syntax error at a secret', `mutation { login(input: {method: "${PASSWORD}" "${PASSWORD}") }`],
    ['a secret where a name belongs', `mutation { "${PASSWORD}" }`],
    ['a string that never ends', `mutation { login(input: "${PASSWORD}`],
  ])('refuses %s without repeating it', async (_what, query) => {
    const { status, code } = await broken(query);
    expect(status).toBe(400);
    expect(code).toMatch(/^GRAPHQL_(PARSE|VALIDATION)_FAILED$/);
  });

  it('refuses a body of 2 MB, broken JSON, an empty body and a form', async () => {
    const client = app.client();
    const large = keep(
      await client.post(JSON.stringify({ query: LOGIN, variables: { pad: PASSWORD.repeat(80_000) } })),
    );
    expect([large.status, large.errors[0]?.extensions.code]).toEqual([413, 'BAD_USER_INPUT']);
    const cut = keep(await client.post(`{"query": "${PASSWORD}`));
    expect([cut.status, cut.errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(keep(await client.post('')).status).toBe(400);
    expect(keep(await client.post('null')).status).toBe(400);
    const form = keep(await client.post('query={me{id}}', { 'content-type': 'application/x-www-form-urlencoded' }));
    expect([form.status, form.errors[0]?.extensions.code]).toEqual([415, 'BAD_USER_INPUT']);
    const plain = keep(await client.post('{"query":"{me{id}}"}', { 'content-type': 'text/plain' }));
    expect([plain.status, plain.errors[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });

  it('refuses a query nested 30 deep', async () => {
    const deep = `query { __type(name: "User") { ${'ofType { '.repeat(30)} name ${'} '.repeat(30)} } }`;
    const own = `query { me { ${'... on User { '.repeat(30)} id ${'} '.repeat(30)} } }`;
    expect((await broken(deep)).status).toBe(400);
    expect(await broken(own)).toMatchObject({ status: 400, code: 'OPERATION_TOO_COSTLY' });
  });

  it('refuses 200 aliases of login, however they are written, and asks no vendor', async () => {
    const field = (alias: string) => `${alias}: login(input: $input) { __typename }`;
    const variables = { input: { method: { email: { email: 'a@b.cn', password: PASSWORD } } } };
    const head = 'mutation($input: LoginInput!)';
    const aliases = Array.from({ length: 200 }, (_, index) => field(`a${index}`)).join(' ');
    expect(await broken(`${head} { ${aliases} }`, variables)).toMatchObject({ status: 400 });
    for (const body of [
      `${head} { ${field('a')} ${field('b')} }`,
      `${head} { ${field('a')} ... { ${field('b')} } }`,
      `${head} { ...F ...G } fragment F on Mutation { ${field('a')} } fragment G on Mutation { ${field('b')} }`,
      `${head} { ...F ...F } fragment F on Mutation { ...G } fragment G on Mutation { ${field('a')} }`,
      `${head} { ${field('a')} verifyMfa(flow: "x", answer: {totp: "123456"}) { __typename } }`,
    ]) {
      expect(await broken(body, variables)).toMatchObject({ status: 400, code: 'OPERATION_TOO_COSTLY' });
    }
    expect(await app.control.requests('authing')).toEqual([]);
  });

  it('refuses an operation that asks for too much', async () => {
    const wide = Array.from({ length: 150 }, (_, index) => `a${index}: udf { key label dataType value }`).join(' ');
    expect(await broken(`{ me { ${wide} } }`)).toMatchObject({ status: 400, code: 'OPERATION_TOO_COSTLY' });
    const long = Array.from({ length: 700 }, (_, index) => `a${index}: id`).join(' ');
    expect(await broken(`{ me { ${long} } }`)).toMatchObject({ status: 400, code: 'GRAPHQL_PARSE_FAILED' });
  });

  it('refuses a fragment that spreads itself', async () => {
    const query = '{ me { ...A } } fragment A on User { id ...A }';
    expect(await broken(query)).toMatchObject({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED' });
    expect((await broken('{ ...Q } fragment Q on Query { me { id } ...Q }')).status).toBe(400);
  });

  it.each([
    ['Query', 'passwordStrength(password: "x") { valid }'],
    ['Mutation', 'logout'],
  ])(
    'refuses a chain of fragments on %s that doubles 22 times without walking 4 million paths',
    async (root, field) => {
      const chain = Array.from({ length: 22 }, (_, index) => {
        const inside = index === 21 ? field : `...F${index + 1} ...F${index + 1}`;
        return `fragment F${index} on ${root} { ${inside} }`;
      });
      const query = `${root.toLowerCase()} { ...F0 ...F0 } ${chain.join(' ')}`;
      expect(await broken(query)).toMatchObject({ status: 400, code: 'OPERATION_TOO_COSTLY' });
    },
  );

  it('refuses secrets over GET, and a GET that a page could send by itself', async () => {
    const query = encodeURIComponent(`{ passwordStrength(password: "${PASSWORD}") { valid } }`);
    const get = (path: string, headers: Record<string, string>) => fetch(`${app.url()}${path}`, { headers });
    const secret = await get(`/graphql?query=${query}`, { 'apollo-require-preflight': '1' });
    expect(secret.status).toBe(405);
    expect(await secret.text()).not.toContain('marker');
    expect((await get(`/graphql?query=${encodeURIComponent('{ me { id } }')}`, {})).status).toBe(400);
    const plain = await get(`/graphql?query=${encodeURIComponent('{ me { id } }')}`, {
      'apollo-require-preflight': '1',
    });
    expect(await plain.json()).toEqual({ data: { me: null } });
  });

  it('judges a password without keeping it', async () => {
    const { passwordStrength } = await app.client().run(PasswordStrengthDocument, { password: PASSWORD });
    expect(passwordStrength?.valid).toBe(true);
  });

  it.each([
    ['http500', 'PROVIDER_UNAVAILABLE'],
    ['garbage', 'PROVIDER_BAD_REPLY'],
    ['drop', 'PROVIDER_UNAVAILABLE'],
  ])('answers a vendor fault (%s) with a code and nothing of the vendor’s', async (mode, code) => {
    await app.control.fail('authing', { match: '/graphql/v2', count: 3, mode });
    const method = { email: { email: 'menshen@example.com', password: PASSWORD } };
    const { errors } = keep(await app.client().send(LoginDocument, { input: { method } }));
    expect(errors[0]?.extensions).toMatchObject({ code, provider: 'authing', requestId: expect.any(String) });
  });
});
