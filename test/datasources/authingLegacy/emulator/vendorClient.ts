/** Talks to the emulator in the vendor's protocol, with nothing of the product in between. */
import { constants, publicEncrypt } from 'node:crypto';
import authingLegacy from '../../../../src/datasources/authingLegacy/emulator/index.js';
import { type Emulators, startEmulators } from '../../../../src/emulators/index.js';
import { ControlClient } from '../../../emulators/controlClient.js';

export const POOL = 'e0e0e0e0e0e0e0e0e0e0c001';
export const PASSWORD = 'Menshen-2026';

export const MENSHEN = seeded('d001', 'menshen', '13800000001');
export const BLOCKED = seeded('d002', 'blocked', '13800000002');
export const TWOFACTOR = { ...seeded('d003', 'twofactor', '13800000003'), shareKey: 'EMULATEDLEGACYKE' };
export const OLDTIMER = { ...seeded('d009', 'oldtimer', '13800000009'), email: 'old@example.com' };

function seeded(id: string, username: string, phone: string) {
  return { id: `e0e0e0e0e0e0e0e0e0e0${id}`, email: `${username}@example.com`, username, phone };
}

export interface Reply {
  status: number;
  data: Record<string, never> | null | undefined;
  errors: {
    message: { code: number; message: string; data: Record<string, unknown> | null };
    path: string[];
    extensions: unknown;
  }[];
}

/** As the official Python SDK of this generation writes it. */
export const LOGIN = `mutation login($email: String, $username: String, $phone: String, $password: String, $phoneCode: Int,
  $registerInClient: String!, $verifyCode: String, $MFACode: String, $lastIP: String, $browser: String) {
  login(email: $email, username: $username, phone: $phone, password: $password, phoneCode: $phoneCode,
    registerInClient: $registerInClient, verifyCode: $verifyCode, MFACode: $MFACode, lastIP: $lastIP, browser: $browser) {
    _id email emailVerified username nickname phone company photo browser password registerInClient registerMethod
    token tokenExpiredAt loginsCount lastLogin lastIP signedUp blocked isDeleted
  }
}`;

const REGISTER = `mutation register($userInfo: UserRegisterInput!) { register(userInfo: $userInfo) {
  _id email username phone nickname company photo registerMethod password token tokenExpiredAt loginsCount lastLogin signedUp
} }`;

/** The token of the user that a login or a registration answered. */
export function tokenIn({ data, errors }: Reply): string {
  const [user] = Object.values(data ?? {}) as ({ token: string } | null)[];
  if (!user) throw new Error(`failed: ${JSON.stringify(errors)}`);
  return user.token;
}

export class VendorClient {
  readonly emulators: Emulators;
  readonly control: ControlClient;
  readonly #publicKey: string;

  private constructor(emulators: Emulators) {
    this.emulators = emulators;
    this.control = new ControlClient(emulators);
    this.#publicKey = String(emulators.environment.AUTHING_LEGACY_PUBLIC_KEY);
  }

  static async start(): Promise<VendorClient> {
    return new VendorClient(await startEmulators([authingLegacy]));
  }

  /** `users` or `oauth`: the address that `/graphql` and the REST calls hang under. */
  host(endpoint: 'users' | 'oauth' = 'users'): string {
    const url = String(this.emulators.environment[`AUTHING_LEGACY_${endpoint.toUpperCase()}_URL`]);
    return url.replace(/\/graphql$/, '');
  }

  encrypt(password: string): string {
    const key = { key: this.#publicKey, padding: constants.RSA_PKCS1_PADDING };
    return publicEncrypt(key, Buffer.from(password)).toString('base64');
  }

  async graphql(
    query: string,
    variables: object = {},
    token?: string,
    endpoint: 'users' | 'oauth' = 'users',
  ): Promise<Reply> {
    const answer = await fetch(`${this.host(endpoint)}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables, operationName: null }),
    });
    return { status: answer.status, errors: [], ...((await answer.json()) as Pick<Reply, 'data'>) };
  }

  /** What the one root field answered; throws when it failed. */
  async field<T>(query: string, variables: object = {}, token?: string, endpoint?: 'users' | 'oauth'): Promise<T> {
    const { data, errors } = await this.graphql(query, variables, token, endpoint);
    if (!data || errors.length > 0) throw new Error(`failed: ${JSON.stringify(errors)}`);
    return Object.values(data)[0] as T;
  }

  /** The vendor's code of the first error, or undefined. */
  async code(query: string, variables: object = {}, token?: string, endpoint?: 'users' | 'oauth') {
    return (await this.graphql(query, variables, token, endpoint)).errors[0]?.message.code;
  }

  async get(path: string, endpoint: 'users' | 'oauth' = 'users'): Promise<{ status: number; body: unknown }> {
    const answer = await fetch(`${this.host(endpoint)}${path}`);
    return { status: answer.status, body: await answer.json() };
  }

  /** Sends a code by SMS and reads it from the inbox. */
  async smsCode(phone: string, path = '/send_smscode'): Promise<string> {
    await this.get(`${path}/${phone}/${POOL}`);
    return this.control.lastCode(phone);
  }

  /** With the right password unless told otherwise. */
  login(input: Record<string, unknown>): Promise<Reply> {
    const password = 'phoneCode' in input ? {} : { password: this.encrypt(PASSWORD) };
    return this.graphql(LOGIN, { registerInClient: POOL, ...password, ...input });
  }

  register(userInfo: Record<string, unknown>): Promise<Reply> {
    return this.graphql(REGISTER, { userInfo: { registerInClient: POOL, ...userInfo } });
  }

  async userToken(email = MENSHEN.email): Promise<string> {
    return tokenIn(await this.login({ email }));
  }

  ownerToken(): Promise<string> {
    const { AUTHING_LEGACY_USERPOOL_ID: clientId, AUTHING_LEGACY_SECRET: secret } = this.emulators.environment;
    return this.field(
      'query ($secret: String!, $clientId: String!) { getAccessTokenByAppSecret(secret: $secret, clientId: $clientId) }',
      { secret, clientId },
    );
  }
}
