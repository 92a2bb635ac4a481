import * as z from 'zod';
import { deadline } from '../../setting.js';
import type { ProviderDefinition } from '../capabilities.js';

export interface LinkfaceSettings {
  readonly apiId: string;
  readonly apiSecret: string;
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly judgeTimeoutMs: number;
}

export const settings: ProviderDefinition<LinkfaceSettings>['settings'] = {
  apiId: {
    env: 'LINKFACE_API_ID',
    description: "the API ID of the account, from the vendor's console.",
    example: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
    schema: z.string().min(1),
    credential: true,
  },
  apiSecret: {
    env: 'LINKFACE_API_SECRET',
    description:
      'the API secret of the account, shown beside its ID. It signs requests for SDK tokens and is sent with files.',
    example: 'f9e8d7c6b5a493827160f5e4d3c2b1a0',
    secret: true,
    schema: z.string().min(1),
    credential: true,
  },
  baseUrl: {
    env: 'LINKFACE_BASE_URL',
    description: 'the address of the service.',
    example: 'https://linkface.example.com',
    default: 'https://cloudapi.linkface.cn',
    schema: z.url({ protocol: /^https?$/ }),
    upstream: true,
  },
  timeoutMs: {
    env: 'LINKFACE_TIMEOUT_MS',
    description: 'the timeout of a request for an SDK token, in milliseconds from 100 to 120000.',
    example: '5000',
    default: '5000',
    schema: deadline,
  },
  judgeTimeoutMs: {
    env: 'LINKFACE_JUDGE_TIMEOUT_MS',
    description:
      'the timeout of a call that uploads a file and returns the result, in milliseconds from 100 to 120000.',
    example: '30000',
    default: '30000',
    schema: deadline,
  },
};
