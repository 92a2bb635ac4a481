/** Two instances, the emulators of all vendors, and a Redis that keeps each write on disk. */
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulators } from '../../src/emulators/index.js';
import { PROVIDERS } from '../../src/providers.js';
import { Client } from '../support/client.js';
import { Control } from '../support/control.js';
import { CurrentSessionDocument, LoginDocument, RegisterDocument } from '../support/generated/operations.js';
import { type RedisServer, startRedis } from '../support/redisProcess.js';
import { type Instance, startInstance } from './instances.js';
import type { Operation } from './load.js';

const PASSWORD = 'Menshen-2026';
/** Many users, because each may have only some sessions. */
const USERS = Array.from({ length: 50 }, (_, index) => ({
  method: { username: { username: `drill${index}`, password: PASSWORD } },
}));

/** A login of one of the users after the other. */
export const LOGIN: Operation = {
  document: LoginDocument.toString(),
  variables: USERS.map((input) => ({ input })),
};

const SESSIONS = 20;
const CLEAR_LIMITS = `for _, key in ipairs(redis.call('KEYS', 'menshen:limit/*')) do redis.call('DEL', key) end`;
const PURPOSES = ['LOGIN', 'REGISTER', 'SEND_CODE', 'RESET_PASSWORD', 'LOOKUP'];

export interface Stage {
  readonly redis: RedisServer;
  readonly control: Control;
  readonly instances: readonly [Instance, Instance];
  /** Tokens of signed-in users. */
  readonly tokens: readonly string[];
  /** @returns how many of the sessions an instance no longer knows */
  countLost(tokens: readonly string[]): Promise<number>;
  /** Deletes the counts of all limits. */
  clearLimits(): void;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const redis = await startRedis({ durable: true });
  const definitions = await Promise.all(
    Object.values(PROVIDERS).map(async ({ emulator }) => (await emulator()).default),
  );
  const emulators = await startEmulators(definitions);
  const environment = {
    SESSION_KEY: randomBytes(32).toString('base64'),
    STORE_URL: redis.url,
    LOG_LEVEL: 'silent',
    // All load comes from one address and a few users.
    LIMIT_LOGINS_PER_MINUTE: '1000000',
    LIMIT_VENDOR_CALLS_PER_MINUTE: '1000000',
    ...Object.fromEntries(PURPOSES.map((purpose) => [`CAPTCHA_${purpose}`, 'never'])),
    SIGN_IN_PAGE: 'no',
    ...emulators.environment,
  };
  const folder = mkdtempSync(join(tmpdir(), 'menshen-drills-'));
  const first = await startInstance(environment, join(folder, 'audit-1.jsonl'));
  const second = await startInstance(environment, join(folder, 'audit-2.jsonl'));
  const tokens: string[] = [];
  for (let index = 0; index < SESSIONS; index++) {
    const method = { username: { username: `reader${index}`, password: PASSWORD } };
    const { register } = await new Client(first.url).run(RegisterDocument, { input: { method, forceLogin: true } });
    if (register.__typename !== 'RegisterSuccess' || !register.accessToken) throw new Error(register.__typename);
    tokens.push(register.accessToken);
  }
  for (const input of USERS) {
    const { register } = await new Client(second.url).run(RegisterDocument, { input });
    if (register.__typename !== 'RegisterSuccess') throw new Error(`A registration: ${register.__typename}`);
  }
  return {
    redis,
    control: new Control(emulators.document().control),
    instances: [first, second],
    tokens,
    countLost: async (checked) => {
      let lost = 0;
      for (const token of checked) {
        const client = Object.assign(new Client(first.url), { token });
        if ((await client.run(CurrentSessionDocument)).session === null) lost += 1;
      }
      return lost;
    },
    clearLimits: () => {
      redis.cli('EVAL', CLEAR_LIMITS, '0');
    },
    close: async () => {
      await Promise.all([first.kill(), second.kill()]);
      await emulators.close();
      await redis.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
