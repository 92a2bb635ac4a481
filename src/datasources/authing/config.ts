import { createPublicKey } from 'node:crypto';
import * as z from 'zod';
import { deadline } from '../../setting.js';
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

/** The form of a key, and the one that the vendor publishes for its first generation. */
const EXAMPLE_KEY =
  '-----BEGIN PUBLIC KEY-----\\nMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC4xKeUgQ+Aoz7TLfAfs9+paePb\\n5KIofVthEopwrXFkp8OCeocaTHt9ICjTT2QeJh6cZaDaArfZ873GPUn00eOIZ7Ae\\n+TiA2BKHbCvloW3w5Lnqm70iSsUi5Fmu9/2+68GZRH9L7Mlh8cFksCicW2Y2W2uM\\nGKl64GDcIq3au+aqJQIDAQAB\\n-----END PUBLIC KEY-----';

export const settings: ProviderDefinition<AuthingSettings>['settings'] = {
  appHost: {
    env: 'AUTHING_APP_HOST',
    description: "the application's own address, which the console calls authentication address.",
    example: 'https://your-app.authing.cn',
    schema: address,
    credential: true,
    upstream: true,
  },
  appId: {
    env: 'AUTHING_APP_ID',
    description: 'the App ID of the application, from its settings page in the console.',
    example: '60ab26e478f98290befefbca',
    schema: text,
    credential: true,
  },
  appSecret: {
    env: 'AUTHING_APP_SECRET',
    description: 'the App Secret of the application, shown beside its App ID.',
    example: '7f5ab2c1e09d43f8a6b1c0d2e3f40516',
    secret: true,
    schema: text.optional(),
  },
  userPoolId: {
    env: 'AUTHING_USERPOOL_ID',
    description: 'the ID of the user pool that the application belongs to, from the basic settings of the console.',
    example: '60ab26fe5be730bfc1742c68',
    schema: text,
    credential: true,
  },
  userPoolSecret: {
    env: 'AUTHING_USERPOOL_SECRET',
    description: 'the secret of the user pool, for management calls.',
    example: '0c1d2e3f4051627f5ab2c1e09d43f8a6',
    secret: true,
    schema: text.optional(),
  },
  host: {
    env: 'AUTHING_HOST',
    description:
      'the address of management calls in a private deployment, if it is not the address of the application.',
    example: 'https://core.authing.cn',
    schema: address.optional(),
    upstream: true,
  },
  websocketHost: {
    env: 'AUTHING_WEBSOCKET_HOST',
    description: 'the address of the service for Active Directory logins in a private deployment.',
    example: 'https://ws.authing.cn',
    schema: address.optional(),
    upstream: true,
  },
  publicKey: {
    env: 'AUTHING_PUBLIC_KEY',
    description: 'the PEM public key that encrypts passwords; the default is the key that the application publishes.',
    example: EXAMPLE_KEY,
    schema: pem.optional(),
  },
  timeoutMs: {
    env: 'AUTHING_TIMEOUT_MS',
    description: 'the timeout of one call to Authing, in milliseconds from 100 to 120000.',
    example: '8000',
    default: '8000',
    schema: deadline,
  },
};

/** Users are created with the management credential, which takes the secret of the pool. */
export const startChecks: NonNullable<ProviderDefinition<AuthingSettings>['startChecks']> = (
  { userPoolSecret },
  { legacyMigration },
) =>
  legacyMigration && userPoolSecret === undefined
    ? [
        `AUTHING_USERPOOL_SECRET must be the secret of the user pool where LEGACY_MIGRATION is yes. Example: AUTHING_USERPOOL_SECRET=${settings.userPoolSecret.example}`,
      ]
    : [];
