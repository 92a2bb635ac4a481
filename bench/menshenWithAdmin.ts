/** The built server in front of the fake directory, with an administrator. */
import { randomBytes } from 'node:crypto';
import type { Question } from './contenders.js';
import { Server } from './server.js';

const ADMIN_TOKEN = 'an-administrator-of-the-benchmark';

export interface Fronted {
  readonly vendor: Server;
  readonly menshen: Server;
}

export async function startWithAdmin(): Promise<Fronted> {
  const vendor = await Server.start('bench/fakeDirectory.js', {}, { path: '/calls', headers: {}, body: '' });
  const env = {
    NODE_ENV: 'production',
    LOG_LEVEL: 'fatal',
    ALLOW_LOOPBACK_UPSTREAM: 'yes',
    SESSION_KEY: randomBytes(32).toString('base64'),
    ADMIN_TOKENS: ADMIN_TOKEN,
    CONCEAL_REGISTRATION: 'yes',
    LIMIT_LOGINS_PER_MINUTE: '10000000',
    LIMIT_VENDOR_CALLS_PER_MINUTE: '10000000',
    LIMIT_FAILURES_PER_HOUR: '1000',
    AUTHING_APP_HOST: vendor.url,
    AUTHING_APP_ID: '60ab26e478f98290befefbca',
    AUTHING_USERPOOL_ID: '60ab26fe5be730bfc1742c68',
    AUTHING_USERPOOL_SECRET: '0c1d2e3f4051627f5ab2c1e09d43f8a6',
  };
  return { vendor, menshen: await Server.start('main.js', env, ask('{ session { id } }')) };
}

export function ask(query: string, variables: object = {}): Question {
  return {
    path: '/graphql',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}` },
    body: JSON.stringify({ query, variables }),
  };
}

/** The middle of what was measured, or another part of it. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
