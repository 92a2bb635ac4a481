import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectiveSettings } from '../../src/config/effectiveSettings.js';
import { settingsOf } from '../../src/config/providerSettings.js';
import { serverSettings } from '../../src/config/serverSettings.js';
import { loadDefinitions } from '../../src/providers.js';
import { cli } from './runCli.js';

const definitions = await loadDefinitions();
const settings = [...Object.values(serverSettings(definitions)), ...definitions.flatMap(settingsOf)];
const KEY = Buffer.alloc(32, 7).toString('base64');

describe('menshen config', () => {
  beforeEach(() => {
    vi.stubEnv('NODE_ENV', 'production');
    vi.stubEnv('SESSION_KEY', KEY);
    vi.stubEnv('PORT', '4711');
  });
  afterEach(() => vi.unstubAllEnvs());

  it('prints each setting with its source, and no secret', async () => {
    const { code, printed, complaints } = await cli('config');
    expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
    expect(printed).toMatch(/^PORT +env +4711$/m);
    expect(printed).toMatch(/^HOST +default +0\.0\.0\.0$/m);
    expect(printed).toMatch(/^STORE_URL +not set$/m);
    expect(printed).toMatch(/^SESSION_KEY +env +\*+$/m);
    expect(printed).not.toContain(KEY);
  });

  it('prints JSON, and ends with 1 when the server would not start', async () => {
    vi.stubEnv('PORT', 'eighty');
    const { code, printed } = await cli('config', '--json');
    expect(code).toBe(1);
    const { settings: listed, problems } = JSON.parse(printed) as { settings: unknown[]; problems: string[] };
    expect(listed).toHaveLength(settings.length);
    expect(listed).toContainEqual({ name: 'SESSION_KEY', value: '********', source: 'env' });
    expect(problems).toEqual([expect.stringMatching(/^PORT must be /)]);
  });

  it('knows the file .env, which the environment overrides', () => {
    const sources = { environment: { HOST: '' }, file: { PORT: '80', HOST: '::', STORE_URL: 'redis://:secret@db' } };
    const found = effectiveSettings(settings, sources);
    const of = (name: string) => found.find((setting) => setting.name === name);
    expect(of('PORT')).toEqual({ name: 'PORT', value: '80', source: '.env' });
    expect(of('STORE_URL')).toEqual({ name: 'STORE_URL', value: '********', source: '.env' });
    // An empty variable counts as an absent one, and still hides the line of the file.
    expect(of('HOST')).toEqual({ name: 'HOST', value: '127.0.0.1', source: 'default' });
  });

  it('prints .env.example, whose lines are valid', async () => {
    const { code, printed } = await cli('config', '--example');
    expect(code).toBe(0);
    expect(`${printed}\n`).toBe(readFileSync('.env.example', 'utf8'));
    const values = parseEnv(printed.replaceAll(/^#(?=[A-Z_\d]+=)/gm, ''));
    expect(Object.keys(values).sort()).toEqual(settings.map(({ env }) => env).sort());
    const wrong = settings.filter(({ env, schema }) => values[env] && !schema.safeParse(values[env]).success);
    expect(wrong.map(({ env }) => env)).toEqual([]);
    expect(
      Math.max(
        ...printed
          .split('\n')
          .filter((line) => line.startsWith('# '))
          .map(({ length }) => length),
      ),
    ).toBeLessThan(121);
  });
});
