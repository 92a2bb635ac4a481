/** The fronts that are measured: how each is started, what it is asked, and what a right answer looks like. */
import { randomBytes } from 'node:crypto';
import { USER_FIELDS } from './userFields.js';

export type Operation = 'login' | 'me';

export interface Question {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Contender {
  readonly name: string;
  /** Inside `dist/`. */
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** As one of many users, by number. */
  login(user: number): Question;
  me(token: string): Question;
  /** The data in which an answer carries the token. */
  readonly tokenField: 'accessToken' | 'token';
  /** How every right answer begins: whole answers are read before and after the load, not under it. */
  readonly opening: Readonly<Record<Operation, string>>;
}

export const PROXY = 'undici proxy';
export const OURS = 'Menshen';

const PASSWORD = 'correct horse battery staple';
const FIELDS = USER_FIELDS.join(' ');

export function contenders(upstream: string): readonly Contender[] {
  return [proxy(upstream), menshen(upstream), naive(upstream)];
}

function proxy(upstream: string): Contender {
  const login = `mutation loginByEmail($input: LoginByEmailInput!) { loginByEmail(input: $input) { ${FIELDS} token tokenExpiredAt newlyCreated } }`;
  // What the vendor gets to see: 128 bytes, encrypted once, since the fake does not read them.
  const password = randomBytes(128).toString('base64');
  return {
    name: PROXY,
    script: 'bench/fronts/proxy.js',
    env: { UPSTREAM: upstream },
    login: (user) => ask('/graphql/v2', login, { input: { email: emailOf(user), password } }),
    me: (token) => ask('/graphql/v2', `query user { user { ${FIELDS} } }`, {}, token),
    tokenField: 'token',
    opening: { login: '{"data":{"loginByEmail":{"id":"', me: '{"data":{"user":{"id":"' },
  };
}

function menshen(upstream: string): Contender {
  const login = `mutation Login($input: LoginInput!) { login(input: $input) { __typename ... on LoginSuccess { accessToken session { id } user { ${FIELDS} } } } }`;
  return {
    name: OURS,
    script: 'main.js',
    env: {
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      ALLOW_LOOPBACK_UPSTREAM: 'yes',
      SESSION_KEY: randomBytes(32).toString('base64'),
      // All the load comes from one address.
      LIMIT_LOGINS_PER_MINUTE: '10000000',
      LIMIT_VENDOR_CALLS_PER_MINUTE: '10000000',
      AUTHING_APP_HOST: upstream,
      AUTHING_APP_ID: '60ab26e478f98290befefbca',
      AUTHING_USERPOOL_ID: '60ab26fe5be730bfc1742c68',
    },
    login: (user) =>
      ask('/graphql', login, { input: { method: { email: { email: emailOf(user), password: PASSWORD } } } }),
    me: (token) => ask('/graphql', `query Me { me { ${FIELDS} } }`, {}, token),
    tokenField: 'accessToken',
    opening: { login: '{"data":{"login":{"__typename":"LoginSuccess"', me: '{"data":{"me":{"id":"' },
  };
}

function naive(upstream: string): Contender {
  const login = `mutation Login($email: String!, $password: String!) { login(email: $email, password: $password) { token ${FIELDS} } }`;
  return {
    name: 'TypeGraphQL + Apollo standalone + graphql-request',
    script: 'bench/fronts/naive.js',
    env: { NODE_ENV: 'production', UPSTREAM: upstream },
    login: (user) => ask('/', login, { email: emailOf(user), password: PASSWORD }),
    me: (token) => ask('/', `query Me { me { ${FIELDS} } }`, {}, token),
    tokenField: 'token',
    opening: { login: '{"data":{"login":{"token":"', me: '{"data":{"me":{"id":"' },
  };
}

function emailOf(user: number): string {
  return `bench-${String(user).padStart(4, '0')}@example.com`;
}

function ask(path: string, query: string, variables: object, token?: string): Question {
  return {
    path,
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  };
}
