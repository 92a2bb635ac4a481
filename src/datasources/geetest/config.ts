import * as z from 'zod';
import { deadline, integer, yesNo } from '../../setting.js';
import type { ProviderDefinition } from '../capabilities.js';

export type Digest = 'md5' | 'sha256' | 'hmac-sha256';
export type OfflineRule = 'three-part' | 'md5' | 'nonblank';

export interface GeetestSettings {
  readonly id: string | undefined;
  readonly key: string | undefined;
  readonly v4Id: string | undefined;
  readonly v4Key: string | undefined;
  readonly preferred: 'v3' | 'v4';
  readonly apiServer: string;
  readonly scriptUrl: string;
  readonly bypassServer: string;
  readonly bypassPollSeconds: number;
  readonly v4ApiServer: string;
  readonly v4ScriptUrl: string;
  readonly digest: Digest;
  readonly newCaptcha: boolean;
  readonly offlineRule: OfflineRule | undefined;
  readonly timeoutMs: number;
}

const text = z.string().min(1);
const url = z.url({ protocol: /^https?$/ });

/**
 * Accepts a URL, or a host name like the vendor's SDKs; a host name becomes an https URL. Loopback addresses must be URLs,
 * because the production check reads the text of the variable and finds loopback only in URLs.
 */
const server = z
  .string()
  .transform((value) => (value.includes('://') ? value : `https://${value}`))
  .pipe(url);

const hostOrUrl = z
  .string()
  .refine(
    (value) => value.includes('://') || !isThisMachine(value),
    'must be a URL, such as http://127.0.0.1:8080, when it names this machine',
  )
  .pipe(server);

function isThisMachine(host: string): boolean {
  if (!URL.canParse(`https://${host}`)) return false;
  const { hostname } = new URL(`https://${host}`);
  return /^(?:127\.|0\.0\.0\.0$|\[::1\]$|(?:.+\.)?localhost$)/.test(hostname);
}

export const settings: ProviderDefinition<GeetestSettings>['settings'] = {
  id: {
    env: 'GEETEST_ID',
    description: 'the captcha ID (gt) of a v3 captcha, from its page in the console. It needs GEETEST_KEY.',
    example: '48a6ebac4ebc6642d68c217fca33eb4d',
    schema: text.optional(),
    credential: true,
    pairedWith: 'GEETEST_KEY',
  },
  key: {
    env: 'GEETEST_KEY',
    description: 'the private key of the v3 captcha, shown beside its ID.',
    example: '4f1c085290bec5afdc54df73535fc361',
    secret: true,
    schema: text.optional(),
    credential: true,
    pairedWith: 'GEETEST_ID',
  },
  v4Id: {
    env: 'GEETEST_V4_ID',
    description: 'the captcha ID of a v4 captcha, from its page in the console. It needs GEETEST_V4_KEY.',
    example: '647f5ed2ed8acb4be36784e01556bb71',
    schema: text.optional(),
    credential: true,
    pairedWith: 'GEETEST_V4_KEY',
  },
  v4Key: {
    env: 'GEETEST_V4_KEY',
    description: 'the key of the v4 captcha, shown beside its ID.',
    example: 'b09a7aafbfd83f73b35a9b530d0337bf',
    secret: true,
    schema: text.optional(),
    credential: true,
    pairedWith: 'GEETEST_V4_ID',
  },
  preferred: {
    env: 'GEETEST_DEFAULT',
    description: 'v3 or v4: the generation of new challenges when both are configured.',
    example: 'v4',
    default: 'v3',
    schema: z.enum(['v3', 'v4']),
  },
  apiServer: {
    env: 'GEETEST_API_SERVER',
    description: 'the host or address of the v3 service. Pages get its host as `apiServer`, so it must be public.',
    example: 'https://api-na.geetest.com',
    default: 'https://api.geetest.com',
    schema: hostOrUrl,
    upstream: true,
  },
  scriptUrl: {
    env: 'GEETEST_SCRIPT_URL',
    description: 'the URL from which pages load the v3 widget.',
    example: 'https://static.geetest.com/static/js/gt.0.4.9.js',
    default: 'https://static.geetest.com/static/js/gt.0.4.9.js',
    schema: url,
    upstream: true,
  },
  bypassServer: {
    env: 'GEETEST_BYPASS_SERVER',
    description: 'the host or address of the v3 service that reports whether the captcha is up.',
    example: 'https://bypass.example.com',
    default: 'https://bypass.geetest.com',
    schema: hostOrUrl,
    upstream: true,
  },
  bypassPollSeconds: {
    env: 'GEETEST_BYPASS_POLL_SECONDS',
    description:
      'the interval between status checks at GEETEST_BYPASS_SERVER, in seconds up to 3600. While v3 is reported down, new challenges are offline; 0 disables the checks.',
    example: '10',
    default: '0',
    schema: integer(0, 3600),
  },
  v4ApiServer: {
    env: 'GEETEST_V4_API_SERVER',
    description: 'the host or address of the v4 service.',
    example: 'https://gcaptcha4.example.com',
    default: 'https://gcaptcha4.geetest.com',
    schema: hostOrUrl,
    upstream: true,
  },
  v4ScriptUrl: {
    env: 'GEETEST_V4_SCRIPT_URL',
    description: 'the URL from which pages load the v4 widget.',
    example: 'https://static.geetest.com/v4/gt4.js',
    default: 'https://static.geetest.com/v4/gt4.js',
    schema: url,
    upstream: true,
  },
  digest: {
    env: 'GEETEST_DIGEST',
    description:
      'md5, sha256 or hmac-sha256: the digest that derives v3 challenges. sha256 and hmac-sha256 require that GeeTest has enabled them for the account.',
    example: 'hmac-sha256',
    default: 'md5',
    schema: z.enum(['md5', 'sha256', 'hmac-sha256']),
  },
  newCaptcha: {
    env: 'GEETEST_NEW_CAPTCHA',
    description: 'yes or no: whether pages use the newer v3 widget; no selects the older slide captcha.',
    example: 'yes',
    default: 'yes',
    schema: yesNo,
  },
  offlineRule: {
    env: 'GEETEST_OFFLINE_RULE',
    description:
      'md5 (newer widget), three-part (older widget) or nonblank (anything): the local rule that verifies answers while v3 is down. By default it is the rule of the widget that GEETEST_NEW_CAPTCHA selects.',
    example: 'md5',
    schema: z.enum(['three-part', 'md5', 'nonblank']).optional(),
  },
  timeoutMs: {
    env: 'GEETEST_TIMEOUT_MS',
    description: 'the timeout of one call to GeeTest, in milliseconds from 100 to 120000.',
    example: '5000',
    default: '5000',
    schema: deadline,
  },
};
