import * as z from 'zod';
import { deadline } from '../../setting.js';
import type { ProviderDefinition } from '../capabilities.js';

/** `encoded`: the callback address is signed and sent percent-encoded, as the vendor's Node and PHP SDKs do. */
export type CallbackEncoding = 'encoded' | 'raw';
/** `auto`: handled after a decision was read, otherwise scanned. */
export type Meaning201 = 'auto' | 'scanned' | 'handled';

export interface SeckenSettings {
  readonly appId: string;
  readonly appKey: string;
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly callbackEncoding: CallbackEncoding;
  readonly status201: Meaning201;
}

const text = z.string().min(1);

export const settings: ProviderDefinition<SeckenSettings>['settings'] = {
  appId: {
    env: 'SECKEN_APP_ID',
    description: "the App ID of the application, from the vendor's console.",
    example: 'IXgdZ1A7CFUej2ytUbVjFJKS5ICiorw4',
    schema: text,
    credential: true,
  },
  appKey: {
    env: 'SECKEN_APP_KEY',
    description: 'the App Key of the application, shown beside its App ID. It signs every request and every reply.',
    example: 'ELD0DNzMYep7m6Uo1v3v',
    secret: true,
    schema: text,
    credential: true,
  },
  baseUrl: {
    env: 'SECKEN_BASE_URL',
    description: 'the address of the service.',
    example: 'https://secken.example.com',
    default: 'https://api.sdk.yangcong.com',
    schema: z.url({ protocol: /^https?$/ }),
    upstream: true,
  },
  timeoutMs: {
    env: 'SECKEN_TIMEOUT_MS',
    description: 'the timeout of one call to Secken, in milliseconds from 100 to 120000.',
    example: '10000',
    default: '10000',
    schema: deadline,
  },
  callbackEncoding: {
    env: 'SECKEN_CALLBACK_ENCODING',
    description:
      'encoded or raw: the encoding of callback addresses in signed requests, which differs between deployments.',
    example: 'raw',
    default: 'encoded',
    schema: z.enum(['encoded', 'raw']),
  },
  status201: {
    env: 'SECKEN_STATUS_201',
    description:
      'scanned, handled or auto: the meaning of status 201 of an event. auto means scanned until a decision was read, then handled.',
    example: 'scanned',
    default: 'auto',
    schema: z.enum(['auto', 'scanned', 'handled']),
  },
};
