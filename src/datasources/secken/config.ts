import { z } from 'zod';
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
    description: "App ID of the application, from the vendor's console.",
    example: 'IXgdZ1A7CFUej2ytUbVjFJKS5ICiorw4',
    schema: text,
    credential: true,
  },
  appKey: {
    env: 'SECKEN_APP_KEY',
    description: 'App Key of the application, shown next to its App ID. It signs all requests and answers.',
    example: 'ELD0DNzMYep7m6Uo1v3v',
    secret: true,
    schema: text,
    credential: true,
  },
  baseUrl: {
    env: 'SECKEN_BASE_URL',
    description: 'Base URL of the service, for a private deployment.',
    example: 'https://api.sdk.yangcong.com',
    schema: z.url({ protocol: /^https?$/ }).default('https://api.sdk.yangcong.com'),
    upstream: true,
  },
  timeoutMs: {
    env: 'SECKEN_TIMEOUT_MS',
    description: 'Timeout of one call to Secken, in milliseconds.',
    example: '10000',
    schema: z.coerce.number().int().min(100).max(120_000).default(10_000),
  },
  callbackEncoding: {
    env: 'SECKEN_CALLBACK_ENCODING',
    description: 'Whether callback URLs are signed and sent percent-encoded or raw. Deployments differ.',
    example: 'encoded',
    schema: z.enum(['encoded', 'raw']).default('encoded'),
  },
  status201: {
    env: 'SECKEN_STATUS_201',
    description:
      'Meaning of status 201 of an event: scanned (still waiting), handled (the decision was read before), or auto, which means handled after a decision was read and scanned otherwise.',
    example: 'auto',
    schema: z.enum(['auto', 'scanned', 'handled']).default('auto'),
  },
};
