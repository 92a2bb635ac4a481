/** Talks to the emulator in the vendor's protocol, with nothing of the product in between. */
import { constants, publicEncrypt } from 'node:crypto';
import authing from '../../../../src/datasources/authing/emulator/index.js';
import { type Emulators, startEmulators } from '../../../../src/emulators/index.js';
import { ControlClient } from '../../../emulators/controlClient.js';

export const SEEDED = {
  id: 'e0e0e0e0e0e0e0e0e0e0b001',
  email: 'menshen@example.com',
  username: 'menshen',
  phone: '13800000001',
  password: 'Menshen-2026',
};

export interface Reply {
  status: number;
  data: Record<string, unknown> | null | undefined;
  errors: {
    message: { code: number; message: string; data?: Record<string, unknown> };
    path: string[];
    extensions: unknown;
  }[];
}

export interface SendOptions {
  token?: string;
  headers?: Record<string, string>;
}

const LOGIN_BY_EMAIL = `mutation ($input: LoginByEmailInput!) {
  loginByEmail(input: $input) { id token tokenExpiredAt loginsCount signedUp lastLogin lastIP photo password }
}`;

export class VendorClient {
  readonly emulators: Emulators;
  readonly control: ControlClient;
  readonly #publicKey: string;

  private constructor(emulators: Emulators, publicKey: string) {
    this.emulators = emulators;
    this.control = new ControlClient(emulators);
    this.#publicKey = publicKey;
  }

  static async start(): Promise<VendorClient> {
    const emulators = await startEmulators([authing]);
    const answer = await fetch(`${emulators.environment.AUTHING_APP_HOST}/api/v2/.well-known`);
    const { data } = (await answer.json()) as { data: { publicKey: string } };
    return new VendorClient(emulators, data.publicKey);
  }

  get host(): string {
    return String(this.emulators.environment.AUTHING_APP_HOST);
  }

  encrypt(password: string): string {
    const key = { key: this.#publicKey, padding: constants.RSA_PKCS1_PADDING };
    return publicEncrypt(key, Buffer.from(password)).toString('base64');
  }

  async graphql(query: string, variables: object = {}, options: SendOptions = {}): Promise<Reply> {
    const body = JSON.stringify({ query, variables });
    const answer = await this.send('POST', '/graphql/v2', body, options);
    return { status: answer.status, errors: [], ...((await answer.json()) as Pick<Reply, 'data'>) };
  }

  /** What one root field answered; throws when it failed. */
  async field<T>(name: string, query: string, variables: object = {}, options: SendOptions = {}): Promise<T> {
    const { data, errors } = await this.graphql(query, variables, options);
    if (!data?.[name]) throw new Error(`${name} failed: ${JSON.stringify(errors)}`);
    return data[name] as T;
  }

  /** The vendor's code of the first error, or undefined. */
  async code(query: string, variables: object = {}, options: SendOptions = {}): Promise<number | undefined> {
    return (await this.graphql(query, variables, options)).errors[0]?.message.code;
  }

  async rest(method: string, path: string, body?: unknown, options: SendOptions = {}) {
    const answer = await this.send(method, path, body === undefined ? undefined : JSON.stringify(body), options);
    return (await answer.json()) as { code: number; message: string; data?: never } & Record<string, unknown>;
  }

  send(method: string, path: string, body: string | undefined, { token, headers }: SendOptions): Promise<Response> {
    return fetch(`${this.host}${path}`, {
      method,
      headers: {
        'x-authing-app-id': String(this.emulators.environment.AUTHING_APP_ID),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
  }

  /** Logs in by email; the seeded user unless told otherwise. */
  login(input: Record<string, unknown> = {}, options: SendOptions = {}): Promise<Reply> {
    const { password = SEEDED.password, ...rest } = input;
    const variables = { input: { email: SEEDED.email, password: this.encrypt(String(password)), ...rest } };
    return this.graphql(LOGIN_BY_EMAIL, variables, options);
  }

  async userToken(): Promise<string> {
    const input = { email: SEEDED.email, password: this.encrypt(SEEDED.password) };
    return (await this.field<{ token: string }>('loginByEmail', LOGIN_BY_EMAIL, { input })).token;
  }

  async managementToken(): Promise<string> {
    const { AUTHING_USERPOOL_ID: id, AUTHING_USERPOOL_SECRET: secret } = this.emulators.environment;
    const query =
      'query ($id: String!, $secret: String!) { accessToken(userPoolId: $id, secret: $secret) { accessToken } }';
    return (await this.field<{ accessToken: string }>('accessToken', query, { id, secret })).accessToken;
  }
}
