import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
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

/** The vendor's SDKs take the GraphQL URL. The base URL without `/graphql` is also needed for REST paths. */
const address = z
  .url({ protocol: /^https?$/ })
  .transform((value) => value.replace(/\/+$/, '').replace(/\/graphql$/, ''));
const text = z.string().min(1);

/** Published with the `login` operation: https://github.com/Authing/learn, `sdk/open-graphql.md`. */
const VENDOR_KEY = `-----BEGIN PUBLIC KEY-----
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC4xKeUgQ+Aoz7TLfAfs9+paePb
5KIofVthEopwrXFkp8OCeocaTHt9ICjTT2QeJh6cZaDaArfZ873GPUn00eOIZ7Ae
+TiA2BKHbCvloW3w5Lnqm70iSsUi5Fmu9/2+68GZRH9L7Mlh8cFksCicW2Y2W2uM
GKl64GDcIq3au+aqJQIDAQAB
-----END PUBLIC KEY-----
`;

/** Not every environment can hold line breaks in a variable, so `\n` is accepted for one. */
const pem = z
  .string()
  .optional()
  .transform((value) => value?.replaceAll('\\n', '\n') ?? VENDOR_KEY)
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
    description: 'ID of the user pool, which the first generation also calls client ID.',
    example: '5cbd6716aaaa70cb9a58d86f',
    schema: text,
    credential: true,
  },
  secret: {
    env: 'AUTHING_LEGACY_SECRET',
    description: 'Secret of the user pool, shown next to its ID in the console.',
    example: '0c1d2e3f4051627f5ab2c1e09d43f8a6',
    secret: true,
    schema: text,
    credential: true,
  },
  usersUrl: {
    env: 'AUTHING_LEGACY_USERS_URL',
    description: 'URL of the users service, in private deployments. A trailing `/graphql` is optional.',
    example: 'https://users.authing.cn',
    schema: z.string().default('https://users.authing.cn').pipe(address),
    upstream: true,
  },
  oauthUrl: {
    env: 'AUTHING_LEGACY_OAUTH_URL',
    description: 'URL of the oauth service, in private deployments. A trailing `/graphql` is optional.',
    example: 'https://oauth.authing.cn',
    schema: z.string().default('https://oauth.authing.cn').pipe(address),
    upstream: true,
  },
  cdnUrl: {
    env: 'AUTHING_LEGACY_CDN_URL',
    description: 'URL of the host of pictures and other content, which is only probed.',
    example: 'https://usercontents.authing.cn',
    schema: z.string().default('https://usercontents.authing.cn').pipe(address),
    upstream: true,
  },
  publicKey: {
    env: 'AUTHING_LEGACY_PUBLIC_KEY',
    description: "PEM public key that encrypts passwords. Without it, the vendor's published key is used.",
    example: '-----BEGIN PUBLIC KEY-----\\nMIGfMA0GCSqGSIb3…\\n-----END PUBLIC KEY-----',
    schema: pem,
  },
  timeoutMs: {
    env: 'AUTHING_LEGACY_TIMEOUT_MS',
    description: 'Timeout of one call to Authing’s first generation, in milliseconds.',
    example: '8000',
    schema: z.coerce.number().int().min(100).max(120_000).default(8_000),
  },
};
