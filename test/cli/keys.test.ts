import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { loadDefinitions } from '../../src/providers.js';
import { cli } from './runCli.js';

const definitions = await loadDefinitions();

describe('menshen keys', () => {
  it('prints lines of .env that the server accepts, other ones each time', async () => {
    const { code, printed } = await cli('keys');
    expect(code).toBe(0);
    expect(loadConfig(parseEnv(printed), definitions).sessionKeys).toHaveLength(1);
    const complete = printed.replace(/^#(?=FORWARD|AUDIT)/gm, '');
    const config = loadConfig(
      { ...parseEnv(complete), PASSKEYS: 'udf:passkeys', TOKEN_AUDIENCES: 'orders', AUDIT_FILE: 'audit.jsonl' },
      definitions,
    );
    const { sessionKeys, passkeyKeys, signingKeys, forwardAuthSecrets, routerSecrets, adminTokens } = config;
    const { webhookSecrets, auditKey } = config;
    const all = [sessionKeys, passkeyKeys, signingKeys, forwardAuthSecrets, routerSecrets, adminTokens, webhookSecrets];
    for (const keys of all) expect(keys).toHaveLength(1);
    expect(auditKey).toHaveLength(32);
    const lines = (await cli('keys')).printed.split('\n');
    const values = printed.split('\n').filter((line) => !line.startsWith('# '));
    expect(values.filter((line) => lines.includes(line))).toEqual([]);
  });

  it('prints the hash of the token that an administrator sends', async () => {
    const { printed, complaints } = await cli('keys', '--setting', 'ADMIN_TOKENS');
    const [, token = ''] = /Bearer (\S+)$/.exec(complaints) ?? [];
    const SESSION_KEY = (await cli('keys', '--setting', 'SESSION_KEY')).printed;
    expect(loadConfig({ SESSION_KEY, ADMIN_TOKENS: token }, definitions).adminTokens).toEqual([printed]);
  });

  it('prints JSON', async () => {
    const { printed } = await cli('keys', '--json', '--setting', 'SESSION_KEY');
    expect(JSON.parse(printed)).toEqual({ SESSION_KEY: { value: expect.stringMatching(/^.{43}=$/) } });
  });
});
