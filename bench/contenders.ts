/** The servers that are measured: how each starts, what it is sent, and how a correct answer begins. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { USER_FIELDS } from './userFields.js';

export const OPERATIONS = ['native', 'me', 'login', '/auth/verify'] as const;
export type Operation = (typeof OPERATIONS)[number];

export interface Question {
  /** POST unless it says otherwise. */
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Contender {
  readonly name: string;
  /** Inside `dist/`. */
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** The login of one of many users, by number. */
  login(user: number): Question;
  me?(token: string): Question;
  /** The vendor's own `user` with its roles. */
  native?(token: string): Question;
  /**
   * What nginx sends for each request of a protected application. The proxy forwards a GET to the fake vendor's smallest
   * answer instead: the cost of a call to a server behind it, which Menshen must not need.
   */
  '/auth/verify'?(token: string): Question;
  /** How every correct answer begins. Whole answers are read before the load; under load only this beginning is. */
  readonly opening: Readonly<Partial<Record<Operation, string>>>;
}

export const PROXY = 'undici proxy';
export const OURS = 'Menshen';

const PASSWORD = 'correct horse battery staple';
const FIELDS = USER_FIELDS.join(' ');
const NATIVE = `user { ${FIELDS} roles { totalCount list { code namespace } } }`;
const NATIVE_OPENING = '{"data":{"user":{"id":"';

export function proxy(upstream: string): Contender {
  const login = `mutation loginByEmail($input: LoginByEmailInput!) { loginByEmail(input: $input) { ${FIELDS} token tokenExpiredAt newlyCreated } }`;
  // What the vendor receives: 128 bytes, encrypted once, since the fake vendor does not decrypt them.
  const password = randomBytes(128).toString('base64');
  return {
    name: PROXY,
    script: 'bench/fronts/proxy.js',
    env: { UPSTREAM: upstream },
    login: (user) => ask('/graphql/v2', login, { input: { email: emailOf(user), password } }),
    me: (token) => ask('/graphql/v2', `query user { user { ${FIELDS} } }`, {}, token),
    native: (token) => ask('/graphql/v2', `query User { ${NATIVE} }`, {}, token),
    '/auth/verify': () => ({ method: 'GET', path: '/api/v2/.well-known', headers: {}, body: '' }),
    opening: {
      login: '{"data":{"loginByEmail":{"id":"',
      me: NATIVE_OPENING,
      native: NATIVE_OPENING,
      '/auth/verify': '{"code":200,',
    },
  };
}

/** @param settings environment variables besides those that every measured instance has */
export function menshen(upstream: string, settings: Readonly<Record<string, string>> = {}, name = OURS): Contender {
  const login = `mutation Login($input: LoginInput!) { login(input: $input) { __typename ... on LoginSuccess { accessToken session { id } user { ${FIELDS} } } } }`;
  return {
    name,
    script: 'main.js',
    env: {
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      ALLOW_LOOPBACK_UPSTREAM: 'yes',
      SESSION_KEY: SESSION_KEY,
      PUBLIC_URL: 'https://id.example.com',
      TOKEN_AUDIENCES: 'orders',
      SIGNING_KEYS: SIGNING_KEY,
      FORWARD_AUTH_SECRET,
      // All the load comes from one address.
      LIMIT_LOGINS_PER_MINUTE: '10000000',
      LIMIT_VENDOR_CALLS_PER_MINUTE: '10000000',
      AUTHING_APP_HOST: upstream,
      AUTHING_APP_ID: '60ab26e478f98290befefbca',
      AUTHING_USERPOOL_ID: '60ab26fe5be730bfc1742c68',
      ...settings,
    },
    login: (user) =>
      ask('/graphql', login, { input: { method: { email: { email: emailOf(user), password: PASSWORD } } } }),
    me: (token) => ask('/graphql', `query Me { me { ${FIELDS} } }`, {}, token),
    native: (token) => ask('/graphql', `query User { authing { ${NATIVE} } }`, {}, token),
    '/auth/verify': (token) => ({
      method: 'GET',
      path: '/auth/verify?audience=orders',
      headers: {
        authorization: `Bearer ${token}`,
        'x-forward-auth-secret': FORWARD_AUTH_SECRET,
        'x-original-method': 'GET',
        'x-original-host': 'id.example.com',
        'x-original-uri': '/orders?page=2',
        'x-real-ip': '203.0.113.9',
      },
      body: '',
    }),
    opening: {
      login: '{"data":{"login":{"__typename":"LoginSuccess"',
      me: '{"data":{"me":{"id":"',
      native: '{"data":{"authing":{"user":{"id":"',
      '/auth/verify': '',
    },
  };
}

/** Instances that share a store must share the key that seals its records. */
const SESSION_KEY = randomBytes(32).toString('base64');
const FORWARD_AUTH_SECRET = randomBytes(32).toString('base64url');
const SIGNING_KEY = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

export function naive(upstream: string): Contender {
  const login = `mutation Login($email: String!, $password: String!) { login(email: $email, password: $password) { token ${FIELDS} } }`;
  return {
    name: 'TypeGraphQL + Apollo standalone + graphql-request',
    script: 'bench/fronts/naive.js',
    env: { NODE_ENV: 'production', UPSTREAM: upstream },
    login: (user) => ask('/', login, { email: emailOf(user), password: PASSWORD }),
    me: (token) => ask('/', `query Me { me { ${FIELDS} } }`, {}, token),
    opening: { login: '{"data":{"login":{"token":"', me: '{"data":{"me":{"id":"' },
  };
}

/** The peers of native operations, from `bench/package.json`. They keep no sessions and send the caller's token on. */
export function nativePeers(upstream: string): readonly Contender[] {
  const { login } = proxy(upstream);
  const env = { NODE_ENV: 'production', UPSTREAM: upstream };
  return [
    {
      name: '@graphql-tools/wrap on Apollo + Fastify',
      script: '../bench/peers/wrap.mjs',
      env,
      login,
      native: (token) => ask('/graphql', `query User { authing { ${NATIVE} } }`, {}, token),
      opening: { native: '{"data":{"authing":{"user":{"id":"' },
    },
    {
      name: 'Hive Gateway',
      script: '../bench/peers/hive.mjs',
      env,
      login,
      native: (token) => ask('/graphql/v2', `query User { ${NATIVE} }`, {}, token),
      opening: { native: NATIVE_OPENING },
    },
  ];
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
