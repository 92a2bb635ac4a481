/** Requests as a page of some origin makes them. */
import type { TestApp } from './app.js';
import { SEEDED_LOGIN } from './people.js';
import { type RawAnswer, rawRequest } from './rawRequest.js';

const LOGIN =
  'mutation($input: LoginInput!) { login(input: $input) { __typename ... on LoginSuccess { accessToken } } }';
const ME = '{ me { username } }';

export type Headers = Readonly<Record<string, string>>;

export function postGraphql(app: TestApp, payload: unknown, headers: Headers = {}): Promise<RawAnswer> {
  return rawRequest(`${app.url()}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });
}

/** The seeded user by password. */
export function login(app: TestApp, headers: Headers): Promise<RawAnswer> {
  return postGraphql(app, { query: LOGIN, variables: { input: { method: SEEDED_LOGIN } } }, headers);
}

/** Logs in and sends the cookie or token back. @returns the name in `me`, undefined when nobody is signed in */
export async function signedInName(app: TestApp, headers: Headers): Promise<string | undefined> {
  const answer = await login(app, headers);
  const { data } = JSON.parse(answer.text) as { data?: { login: { accessToken?: string | null } } };
  const cookie = (answer.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
  const token = data?.login.accessToken;
  const me = await postGraphql(
    app,
    { query: ME },
    { ...headers, ...(cookie !== '' && { cookie }), ...(token && { authorization: `Bearer ${token}` }) },
  );
  return (JSON.parse(me.text) as { data?: { me: { username: string } | null } }).data?.me?.username;
}

export interface Refusal {
  readonly status: number | undefined;
  readonly code: string;
  readonly message: string;
}

/** The one error of an answer without data. */
export function refusalOf({ status, text }: RawAnswer): Refusal {
  const { data, errors = [] } = JSON.parse(text) as {
    data?: unknown;
    errors?: readonly { message: string; extensions: { code: string } }[];
  };
  const [error] = errors;
  if (error === undefined || errors.length > 1 || data !== undefined) throw new Error(`Not a refusal: ${text}`);
  return { status, code: error.extensions.code, message: error.message };
}
