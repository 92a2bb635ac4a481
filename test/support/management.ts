/** What an operator does in the vendor's own console: calls of the management credential, straight to the emulator. */
import { constants, publicEncrypt } from 'node:crypto';
import type { TestApp } from './app.js';

/** How to reach the emulator of a vendor. */
export type VendorAccess = Pick<TestApp, 'vendor'>;

/** Defines a text field of users. */
export async function defineField(app: VendorAccess, key: string): Promise<void> {
  await manage(
    app,
    'mutation ($key: String!) { setUdf(targetType: USER, key: $key, dataType: STRING, label: $key) { key } }',
    {
      key,
    },
  );
}

export async function setField(app: TestApp, targetId: string, key: string, value: string): Promise<void> {
  const document =
    'mutation ($targetId: String!, $key: String!, $value: String!) { setUdv(targetType: USER, targetId: $targetId, key: $key, value: $value) { key } }';
  await manage(app, document, { targetId, key, value: JSON.stringify(value) });
}

/** The stored text of a field; undefined if it has no value. */
export async function readField(app: TestApp, targetId: string, key: string): Promise<string | undefined> {
  const { udv } = await manage(
    app,
    'query ($targetId: String!) { udv(targetType: USER, targetId: $targetId) { key value } }',
    { targetId },
  );
  return (udv as readonly { key: string; value: string }[]).find((field) => field.key === key)?.value;
}

/** A registration at the first generation's own door, as an old app would send it. */
export async function registerAtLegacy(
  app: TestApp,
  names: { readonly email: string; readonly username?: string },
  password: string,
): Promise<void> {
  const { users = '', userPoolId = '' } = app.vendor('authingLegacy');
  const key = (await (await fetch(new URL('/api/v2/.well-known', users))).json()) as { data?: { publicKey?: string } };
  const encrypted = publicEncrypt(
    { key: key.data?.publicKey ?? '', padding: constants.RSA_PKCS1_PADDING },
    Buffer.from(password),
  ).toString('base64');
  const userInfo = { ...names, password: encrypted, registerInClient: userPoolId };
  await ask(users, {}, 'mutation ($userInfo: UserRegisterInput!) { register(userInfo: $userInfo) { _id } }', {
    userInfo,
  });
}

/** A user of the second generation, made in its console. */
export async function createUser(
  app: TestApp,
  userInfo: { readonly email?: string; readonly username?: string },
): Promise<void> {
  await manage(app, 'mutation ($userInfo: CreateUserInput!) { createUser(userInfo: $userInfo) { id } }', { userInfo });
}

/** Makes a role, and this user its only member. */
export async function giveRole(app: TestApp, userId: string, code: string): Promise<void> {
  await manage(app, 'mutation ($code: String!) { createRole(code: $code) { code } }', { code });
  const document = 'mutation ($code: String!, $ids: [String!]) { assignRole(roleCode: $code, userIds: $ids) { code } }';
  await manage(app, document, { code, ids: [userId] });
}

/** One call with the management credential. */
export async function manage(app: VendorAccess, query: string, variables: object): Promise<Record<string, unknown>> {
  const { host = '', userPoolId = '', secret = '' } = app.vendor('authing');
  const credential = { userPoolId, secret };
  const { accessToken } = await ask(
    `${host}/graphql/v2`,
    { 'x-authing-userpool-id': userPoolId },
    'query ($userPoolId: String!, $secret: String!) { accessToken(userPoolId: $userPoolId, secret: $secret) { accessToken } }',
    credential,
  );
  const { accessToken: token } = accessToken as { accessToken: string };
  const headers = { authorization: `Bearer ${token}`, 'x-authing-userpool-id': userPoolId };
  return ask(`${host}/graphql/v2`, headers, query, variables);
}

async function ask(url: string, headers: object, query: string, variables: object): Promise<Record<string, unknown>> {
  const body = JSON.stringify({ query, variables });
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as { data?: Record<string, unknown>; errors?: unknown[] };
  if (data === undefined || errors !== undefined) throw new Error(`The vendor refused: ${text}`);
  return data;
}
