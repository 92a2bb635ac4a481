import { z } from 'zod';
import type { ProviderDefinition } from '../capabilities.js';

export type Digest = 'md5' | 'sha256' | 'hmac-sha256';
export type OfflineRule = 'three-part' | 'md5' | 'nonblank';

export interface GeetestSettings {
  readonly id: string | undefined;
  readonly key: string | undefined;
  readonly v4Id: string | undefined;
  readonly v4Key: string | undefined;
  readonly apiServer: string;
  readonly bypassServer: string;
  readonly v4ApiServer: string;
  readonly digest: Digest;
  readonly newCaptcha: boolean;
  readonly offlineRule: OfflineRule | undefined;
  readonly timeoutMs: number;
}

const text = z.string().min(1);
const url = z.url({ protocol: /^https?$/ });

/**
 * A URL, or a host as the vendor's SDKs take it, which then means https. This machine must be written as a URL: only those
 * are checked before a production start.
 */
const server = z
  .string()
  .transform((value) => (value.includes('://') ? value : `https://${value}`))
  .pipe(url);

const hostOrUrl = z
  .string()
  .refine((value) => value.includes('://') || !isThisMachine(value), 'names this machine without http://')
  .pipe(server);

function isThisMachine(host: string): boolean {
  if (!URL.canParse(`https://${host}`)) return false;
  const { hostname } = new URL(`https://${host}`);
  return /^(?:127\.|0\.0\.0\.0$|\[::1\]$|(?:.+\.)?localhost$)/.test(hostname);
}

export const settings: ProviderDefinition<GeetestSettings>['settings'] = {
  id: {
    env: 'GEETEST_ID',
    description: 'Captcha ID (gt) of a v3 captcha, from its page in the console; belongs together with GEETEST_KEY.',
    example: '48a6ebac4ebc6642d68c217fca33eb4d',
    schema: text.optional(),
    credential: true,
    pairedWith: 'GEETEST_KEY',
  },
  key: {
    env: 'GEETEST_KEY',
    description: 'Private key of the v3 captcha, beside its ID.',
    example: '4f1c085290bec5afdc54df73535fc361',
    secret: true,
    schema: text.optional(),
    credential: true,
    pairedWith: 'GEETEST_ID',
  },
  v4Id: {
    env: 'GEETEST_V4_ID',
    description: 'Captcha ID of a v4 captcha, from its page in the console; belongs together with GEETEST_V4_KEY.',
    example: '647f5ed2ed8acb4be36784e01556bb71',
    schema: text.optional(),
    credential: true,
    pairedWith: 'GEETEST_V4_KEY',
  },
  v4Key: {
    env: 'GEETEST_V4_KEY',
    description: 'Key of the v4 captcha, beside its ID.',
    example: 'b09a7aafbfd83f73b35a9b530d0337bf',
    secret: true,
    schema: text.optional(),
    credential: true,
    pairedWith: 'GEETEST_V4_ID',
  },
  apiServer: {
    env: 'GEETEST_API_SERVER',
    description: 'Host or address of the v3 service, for another region.',
    example: 'https://api-na.geetest.com',
    schema: hostOrUrl.default('https://api.geetest.com'),
    upstream: true,
  },
  bypassServer: {
    env: 'GEETEST_BYPASS_SERVER',
    description: 'Host or address of the v3 service that says whether the captcha is up.',
    example: 'https://bypass.geetest.com',
    schema: hostOrUrl.default('https://bypass.geetest.com'),
    upstream: true,
  },
  v4ApiServer: {
    env: 'GEETEST_V4_API_SERVER',
    description: 'Host or address of the v4 service.',
    example: 'https://gcaptcha4.geetest.com',
    schema: hostOrUrl.default('https://gcaptcha4.geetest.com'),
    upstream: true,
  },
  digest: {
    env: 'GEETEST_DIGEST',
    description:
      'How v3 challenges are derived: md5, sha256 or hmac-sha256; all but md5 need an account set up for it.',
    example: 'hmac-sha256',
    schema: z.enum(['md5', 'sha256', 'hmac-sha256']).default('md5'),
  },
  newCaptcha: {
    env: 'GEETEST_NEW_CAPTCHA',
    description: 'Whether pages run the newer v3 widget: yes, or no for the first slide captcha.',
    example: 'yes',
    schema: z
      .enum(['yes', 'no'])
      .default('yes')
      .transform((value) => value === 'yes'),
  },
  offlineRule: {
    env: 'GEETEST_OFFLINE_RULE',
    description:
      'What an answer must satisfy while GeeTest v3 is down: md5 (newer widget), three-part (older widget) or nonblank (anything); by default it follows GEETEST_NEW_CAPTCHA.',
    example: 'md5',
    schema: z.enum(['three-part', 'md5', 'nonblank']).optional(),
  },
  timeoutMs: {
    env: 'GEETEST_TIMEOUT_MS',
    description: 'Milliseconds that one call to GeeTest may take.',
    example: '5000',
    schema: z.coerce.number().int().min(100).max(120_000).default(5_000),
  },
};
