/** A scripted vendor in front of the real Authing data source: it serves a key of its own and can read the passwords. */
import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import pino from 'pino';
import type { AuthingSettings } from '../../../src/datasources/authing/config.js';
import { AuthingDataSource } from '../../../src/datasources/authing/datasource.js';
import type { Caller } from '../../../src/datasources/capabilities.js';
import { createHttpClients } from '../../../src/datasources/transport/http.js';
import { CALLER } from '../../support/caller.js';
import { type Received, type Script, type ScriptedVendor, sendJson, startVendor } from './scriptedVendor.js';

export const caller: Caller = { ...CALLER, language: 'zh-CN' };
export const APP_ID = '60ab26e478f98290befefbca';
export const USERPOOL_ID = '60ab26fe5be730bfc1742c68';

export function keyPair() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 1024,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { pem: publicKey, privateKey };
}

/** Node refuses to take PKCS#1 v1.5 padding off (CVE-2023-46809), so this does: 00 02 … 00 and then the message. */
export function decrypt(privateKey: string, ciphertext: unknown): string {
  const block = privateDecrypt(
    { key: privateKey, padding: constants.RSA_NO_PADDING },
    Buffer.from(String(ciphertext), 'base64'),
  );
  if (block[0] !== 0 || block[1] !== 2) throw new Error('not PKCS#1 v1.5');
  return block.subarray(block.indexOf(0, 2) + 1).toString('utf8');
}

export interface GraphqlBody {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>> & { readonly input: Readonly<Record<string, unknown>> };
}

export const graphqlBody = (request: Received | undefined): GraphqlBody => JSON.parse(request?.body ?? 'null');

export interface ScriptedAuthing {
  readonly vendor: ScriptedVendor;
  readonly authing: AuthingDataSource;
  readonly keys: ReturnType<typeof keyPair>;
  /** Requests but for those of the key. */
  readonly calls: readonly Received[];
  /** Replaces what everything but the key endpoint answers. */
  answer(script: Script): void;
  /** One JSON body for everything. */
  reply(body: unknown, status?: number): void;
  close(): Promise<void>;
}

export async function startAuthing(settings: Partial<AuthingSettings> = {}): Promise<ScriptedAuthing> {
  const keys = keyPair();
  let script: Script = (_request, response) => sendJson(response, {});
  const vendor = await startVendor((request, response) => {
    if (request.path !== '/api/v2/.well-known') return script(request, response);
    sendJson(response, { code: 200, message: '获取成功', data: { publicKey: keys.pem } });
  });
  const clients = createHttpClients({ logger: pino({ level: 'silent' }), breaker: { faults: 1_000 } });
  const authing = new AuthingDataSource(
    {
      appHost: vendor.url,
      appId: APP_ID,
      appSecret: undefined,
      userPoolId: USERPOOL_ID,
      userPoolSecret: undefined,
      host: undefined,
      websocketHost: undefined,
      publicKey: undefined,
      timeoutMs: 10_000,
      ...settings,
    },
    { http: clients, now: Date.now },
  );
  return {
    vendor,
    authing,
    keys,
    get calls() {
      return vendor.received.filter(({ path }) => path !== '/api/v2/.well-known');
    },
    answer(next) {
      script = next;
    },
    reply(body, status) {
      script = (_request, response) => sendJson(response, body, status);
    },
    async close() {
      await vendor.close();
      await clients.close();
    },
  };
}

/** A user as GraphQL answers a login, with the vendor's formats. */
export const loggedInUser = {
  id: '60ab26fe5be730bfc1742c01',
  status: 'Activated',
  username: null,
  email: 'a@b.cn',
  emailVerified: false,
  phone: null,
  phoneCountryCode: null,
  phoneVerified: null,
  nickname: '',
  registerSource: ['basic:email'],
  photo: 'https://files.authing.co/default-user-avatar.png',
  loginsCount: 3,
  lastLogin: '2021-05-25T14:40:09+00:00',
  signedUp: '2021-05-07T07:11:24+00:00',
  blocked: false,
  gender: 'U',
  createdAt: '2021-05-07T07:11:24+00:00',
  updatedAt: '2021-05-25T14:40:09+00:00',
  externalId: null,
  token: 'user-token',
  tokenExpiredAt: '2021-06-08T14:40:09+00:00',
  newlyCreated: null,
};

/** The frame of authing's business errors: HTTP 200 and an object where GraphQL has a string. */
export function refusalFrame(path: string, code: number, data?: unknown) {
  const message = data === undefined ? { code, message: '说明' } : { code, message: '说明', data };
  return {
    errors: [
      { message, locations: [{ line: 2, column: 3 }], path: [path], extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ],
    data: { [path]: null },
  };
}

/** An unsigned token that ends at `exp`, in seconds. */
/** @param claims beside the times */
export function jwt(exp: number, claims: object = {}): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ ...claims, exp, iat: exp - 360 })}.c2lnbmF0dXJl`;
}
