import { z } from 'zod';
import type { ProviderDefinition } from '../capabilities.js';

export interface LinkfaceSettings {
  readonly apiId: string;
  readonly apiSecret: string;
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly judgeTimeoutMs: number;
}

const milliseconds = z.coerce.number().int().min(100).max(120_000);

export const settings: ProviderDefinition<LinkfaceSettings>['settings'] = {
  apiId: {
    env: 'LINKFACE_API_ID',
    description: "API ID of the account, from the vendor's console.",
    example: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
    schema: z.string().min(1),
    credential: true,
  },
  apiSecret: {
    env: 'LINKFACE_API_SECRET',
    description:
      'API secret of the account, shown next to its ID. It signs requests for SDK tokens and is sent with files.',
    example: 'f9e8d7c6b5a493827160f5e4d3c2b1a0',
    secret: true,
    schema: z.string().min(1),
    credential: true,
  },
  baseUrl: {
    env: 'LINKFACE_BASE_URL',
    description: 'Base URL of the service, for a private deployment.',
    example: 'https://cloudapi.linkface.cn',
    schema: z.url({ protocol: /^https?$/ }).default('https://cloudapi.linkface.cn'),
    upstream: true,
  },
  timeoutMs: {
    env: 'LINKFACE_TIMEOUT_MS',
    description: 'Timeout of a request for an SDK token, in milliseconds.',
    example: '5000',
    schema: milliseconds.default(5_000),
  },
  judgeTimeoutMs: {
    env: 'LINKFACE_JUDGE_TIMEOUT_MS',
    description: 'Timeout of a check of a file, upload included, in milliseconds.',
    example: '30000',
    schema: milliseconds.default(30_000),
  },
};
