import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import type { ProviderDefinition } from '../capabilities.js';

export interface AuthingSettings {
  readonly appHost: string;
  readonly appId: string;
  readonly appSecret: string | undefined;
  readonly userPoolId: string;
  readonly userPoolSecret: string | undefined;
  readonly host: string | undefined;
  readonly websocketHost: string | undefined;
  readonly publicKey: string | undefined;
  readonly timeoutMs: number;
}

const address = z.url({ protocol: /^https?$/ });
const text = z.string().min(1);

/** Not every environment can hold line breaks in a variable, so `\n` is accepted for one. */
const pem = z
  .string()
  .transform((value) => value.replaceAll('\\n', '\n'))
  .refine(isPublicKey, 'is not a PEM public key');

function isPublicKey(value: string): boolean {
  try {
    return createPublicKey(value).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

export const settings: ProviderDefinition<AuthingSettings>['settings'] = {
  appHost: {
    env: 'AUTHING_APP_HOST',
    description: 'URL of the application, shown in the console as authentication address.',
    example: 'https://your-app.authing.cn',
    schema: address,
    credential: true,
    upstream: true,
  },
  appId: {
    env: 'AUTHING_APP_ID',
    description: 'App ID of the application, from its settings page in the console.',
    example: '60ab26e478f98290befefbca',
    schema: text,
    credential: true,
  },
  appSecret: {
    env: 'AUTHING_APP_SECRET',
    description: 'App Secret of the application, shown next to its App ID.',
    example: '7f5ab2c1e09d43f8a6b1c0d2e3f40516',
    secret: true,
    schema: text.optional(),
  },
  userPoolId: {
    env: 'AUTHING_USERPOOL_ID',
    description: 'ID of the user pool that the application belongs to, from the basic settings of the console.',
    example: '60ab26fe5be730bfc1742c68',
    schema: text,
    credential: true,
  },
  userPoolSecret: {
    env: 'AUTHING_USERPOOL_SECRET',
    description: 'Secret of the user pool, for management calls.',
    example: '0c1d2e3f4051627f5ab2c1e09d43f8a6',
    secret: true,
    schema: text.optional(),
  },
  host: {
    env: 'AUTHING_HOST',
    description: 'URL for management calls, in private deployments where it is not the URL of the application.',
    example: 'https://core.authing.cn',
    schema: address.optional(),
    upstream: true,
  },
  websocketHost: {
    env: 'AUTHING_WEBSOCKET_HOST',
    description: 'URL for Active Directory logins, in private deployments.',
    example: 'https://ws.authing.cn',
    schema: address.optional(),
    upstream: true,
  },
  publicKey: {
    env: 'AUTHING_PUBLIC_KEY',
    description: 'PEM public key that encrypts passwords. Without it, the key is fetched from the application.',
    example: '-----BEGIN PUBLIC KEY-----\\nMIGfMA0GCSqGSIb3…\\n-----END PUBLIC KEY-----',
    schema: pem.optional(),
  },
  timeoutMs: {
    env: 'AUTHING_TIMEOUT_MS',
    description: 'Timeout of one call to Authing, in milliseconds.',
    example: '8000',
    schema: z.coerce.number().int().min(100).max(120_000).default(8_000),
  },
};
