import { createPublicKey } from 'node:crypto';
import * as z from 'zod';
import { deadline } from '../../setting.js';
import type { ProviderDefinition } from '../capabilities.js';

export interface AuthingLegacySettings {
  readonly userPoolId: string;
  readonly secret: string;
  readonly usersUrl: string;
  readonly oauthUrl: string;
  readonly cdnUrl: string;
  readonly publicKey: string;
  readonly timeoutMs: number;
}

/** The vendor's SDKs take the GraphQL address. Ours is the base of `/graphql` and of the REST paths. */
const address = z
  .url({ protocol: /^https?$/ })
  .transform((value) => value.replace(/\/+$/, '').replace(/\/graphql$/, ''));
const text = z.string().min(1);

/**
 * Published with the `login` operation: https://github.com/Authing/learn, `sdk/open-graphql.md`. Environment variables
 * cannot always hold line breaks: `\n` stands for one.
 */
const VENDOR_KEY =
  '-----BEGIN PUBLIC KEY-----\\nMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC4xKeUgQ+Aoz7TLfAfs9+paePb\\n5KIofVthEopwrXFkp8OCeocaTHt9ICjTT2QeJh6cZaDaArfZ873GPUn00eOIZ7Ae\\n+TiA2BKHbCvloW3w5Lnqm70iSsUi5Fmu9/2+68GZRH9L7Mlh8cFksCicW2Y2W2uM\\nGKl64GDcIq3au+aqJQIDAQAB\\n-----END PUBLIC KEY-----\\n';

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

export const settings: ProviderDefinition<AuthingLegacySettings>['settings'] = {
  userPoolId: {
    env: 'AUTHING_LEGACY_USERPOOL_ID',
    description: 'the ID of the user pool, which the first generation also calls client ID.',
    example: '5cbd6716aaaa70cb9a58d86f',
    schema: text,
    credential: true,
  },
  secret: {
    env: 'AUTHING_LEGACY_SECRET',
    description: 'the secret of the user pool, shown beside its ID in the console.',
    example: '0c1d2e3f4051627f5ab2c1e09d43f8a6',
    secret: true,
    schema: text,
    credential: true,
  },
  usersUrl: {
    env: 'AUTHING_LEGACY_USERS_URL',
    description: 'the address of the users service, with or without `/graphql`.',
    example: 'https://users.example.com',
    default: 'https://users.authing.cn',
    schema: address,
    upstream: true,
  },
  oauthUrl: {
    env: 'AUTHING_LEGACY_OAUTH_URL',
    description: 'the address of the oauth service, with or without `/graphql`.',
    example: 'https://oauth.example.com',
    default: 'https://oauth.authing.cn',
    schema: address,
    upstream: true,
  },
  cdnUrl: {
    env: 'AUTHING_LEGACY_CDN_URL',
    description: 'the address of the host of pictures and other content. Only the preflight calls it.',
    example: 'https://usercontents.example.com',
    default: 'https://usercontents.authing.cn',
    schema: address,
    upstream: true,
  },
  publicKey: {
    env: 'AUTHING_LEGACY_PUBLIC_KEY',
    description: 'the PEM public key that encrypts passwords. The default is the key that the vendor publishes.',
    example: VENDOR_KEY,
    default: VENDOR_KEY,
    schema: pem,
  },
  timeoutMs: {
    env: 'AUTHING_LEGACY_TIMEOUT_MS',
    description: 'the timeout of one call to Authing’s first generation, in milliseconds from 100 to 120000.',
    example: '8000',
    default: '8000',
    schema: deadline,
  },
};
