/** A scripted vendor in front of the real data source of the first generation: it can read the passwords. */
import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import pino from 'pino';
import type { AuthingLegacySettings } from '../../../src/datasources/authingLegacy/config.js';
import { AuthingLegacyDataSource } from '../../../src/datasources/authingLegacy/datasource.js';
import type { Caller } from '../../../src/datasources/capabilities.js';
import { createHttpClients } from '../../../src/datasources/transport/http.js';
import { CALLER } from '../../support/caller.js';
import { type Received, type Script, type ScriptedVendor, sendJson, startVendor } from '../transport/scriptedVendor.js';

export const caller: Caller = { ...CALLER, language: 'zh-CN' };
export const POOL = '5cbd6716aaaa70cb9a58d86f';
export const ID = '5d678970a9ee8e8f75b7350f';
export const SECRET = 'a-secret-of-the-pool';

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 1024,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** Node refuses to take PKCS#1 v1.5 padding off (CVE-2023-46809), so this does: 00 02 … 00 and then the message. */
export function decrypt(ciphertext: unknown): string {
  const key = { key: privateKey, padding: constants.RSA_NO_PADDING };
  const block = privateDecrypt(key, Buffer.from(String(ciphertext), 'base64'));
  if (block[0] !== 0 || block[1] !== 2) throw new Error('not PKCS#1 v1.5');
  return block.subarray(block.indexOf(0, 2) + 1).toString('utf8');
}

/** An unsigned token of this user, good until `exp` in seconds. */
export function userToken(exp = Math.floor(Date.now() / 1000) + 86_400, data: object = { id: ID, clientId: POOL }) {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ data, exp, iat: exp - 86_400 })}.c2lnbmF0dXJl`;
}

export const session = () => ({ token: userToken(), expiresAt: new Date(Date.now() + 86_400_000) });

/** A user as the vendor's documents show one, with the dates of its older servers. */
export const USER = {
  _id: ID,
  email: 'a@b.cn',
  emailVerified: false,
  username: '',
  nickname: '',
  phone: '',
  company: null,
  photo: 'https://usercontents.authing.cn/logo.png',
  browser: '',
  device: null,
  registerMethod: 'default:username-password',
  loginsCount: 3,
  lastLogin: 'Tue Oct 17 2017 21:02:01 GMT+0800 (CST)',
  signedUp: '2017-10-17T21:02:01+08:00',
  blocked: false,
  isDeleted: false,
};

/** The frame of the vendor's business errors: HTTP 200 and an object where GraphQL has a string. */
export function refusal(field: string, code: number, message = '说明') {
  return { errors: [{ message: { code, message, data: null }, path: [field] }], data: { [field]: null } };
}

export interface GraphqlBody {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export const bodyOf = (request: Received | undefined): GraphqlBody => JSON.parse(request?.body || 'null');

export interface ScriptedLegacy {
  readonly vendor: ScriptedVendor;
  readonly legacy: AuthingLegacyDataSource;
  /** Answers each root field with its value; fields that are not named fail the call. */
  fields(values: Readonly<Record<string, unknown>>): void;
  /** One JSON body for everything. */
  reply(body: unknown, status?: number): void;
  answer(script: Script): void;
  close(): Promise<void>;
}

export async function startLegacy(settings: Partial<AuthingLegacySettings> = {}): Promise<ScriptedLegacy> {
  const vendor = await startVendor();
  const http = createHttpClients({ logger: pino({ level: 'silent' }), breaker: { faults: 1_000 } });
  const legacy = new AuthingLegacyDataSource(
    {
      userPoolId: POOL,
      secret: SECRET,
      usersUrl: vendor.url,
      oauthUrl: `${vendor.url}/oauth-host`,
      cdnUrl: `${vendor.url}/content-host`,
      publicKey,
      timeoutMs: 10_000,
      ...settings,
    },
    { http, now: Date.now },
  );
  const answer = (script: Script) => {
    vendor.script = script;
  };
  return {
    vendor,
    legacy,
    answer,
    fields: (values) =>
      answer((request, response) => {
        const asked = Object.keys(values).find((field) => bodyOf(request).query.includes(`${field}(`));
        sendJson(response, asked === undefined ? refusal('?', 1000) : { data: { [asked]: values[asked] } });
      }),
    reply: (body, status) => answer((_request, response) => sendJson(response, body, status)),
    async close() {
      await vendor.close();
      await http.close();
    },
  };
}
