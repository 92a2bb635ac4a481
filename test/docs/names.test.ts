/** Names in the pages: settings, outcomes, error codes, operations, and the calls of the vendors' SDKs. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { settingsOf } from '../../src/config/providerSettings.js';
import { serverSettings } from '../../src/config/serverSettings.js';
import { loadDefinitions } from '../../src/providers.js';
import type { Setting } from '../../src/setting.js';
import { sdk } from '../sdk/authing.js';
import { blocksOf, docPages, proseOf } from '../support/docPages.js';

const SDK_PAGE = 'docs/guides/from-authing-js-sdk.md';
/** Names that a page shows because they are wrong, or that belong to another program. */
const OTHER_NAMES = new Set([
  'LIMIT_LOGIN_PER_MINUTE',
  'NODE_COMPILE_CACHE',
  'NODE_EXTRA_CA_CERTS',
  'MENSHEN_DIR',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
]);

const sources = ['schema', 'src', 'packages', 'examples', 'bench', 'test/support', 'ops'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:tsx?|m?js|graphql|ya?ml)$/.test(file) && !/node_modules|dist\//.test(file))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8')),
);
/** Every word of the sources. */
const words = new Set(sources.flatMap((text) => text.match(/[A-Za-z]\w+/g) ?? []));

const definitions = await loadDefinitions();
const settings = new Set(
  [...Object.values<Setting>(serverSettings(definitions)), ...definitions.flatMap(settingsOf)].map(({ env }) => env),
);
const pages = docPages().filter((page) => page !== SDK_PAGE);
const inlineCode = (page: string) => [...proseOf(page).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
/** Variables that are read by OpenTelemetry, or by a program of this repository that is not the server. */
const isRead = (name: string) => name.startsWith('OTEL_') || sources.some((text) => text.includes(`env.${name}`));
const unknown = (names: readonly string[]) =>
  names.filter((name) => !words.has(name) && !settings.has(name) && !OTHER_NAMES.has(name) && !isRead(name));

describe('the names of a page', () => {
  it.each(pages)('exist: %s', (page) => {
    const code = inlineCode(page);
    const constants = code.flatMap((text) => text.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g) ?? []);
    const calls = code.flatMap((text) => /^([a-z]\w+)\(/.exec(text)?.[1] ?? []);
    const types = code.filter((text) => /^(?:[A-Z][a-z]+){2,}$/.test(text));
    expect(unknown([...constants, ...calls])).toEqual([]);
    if (!page.includes('from-')) expect(unknown(types)).toEqual([]);
  });

  it.each(pages)('are settings in commands: %s', (page) => {
    const lines = blocksOf(page).flatMap(({ language, text }) => (language === 'sh' ? text.split('\n') : []));
    const assigned = lines.flatMap((line) => [...line.matchAll(/(?:^|\s)([A-Z][A-Z0-9]*_[A-Z0-9_]+)=/g)]);
    const names = assigned.map(([, name = '']) => name);
    expect(names.filter((name) => !settings.has(name) && !OTHER_NAMES.has(name) && !isRead(name))).toEqual([]);
  });
});

describe('the tables of vendor SDKs', () => {
  const cells = (page: string, column: number) =>
    readFileSync(page, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) => [...(line.split(' | ')[column] ?? '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code));

  it('name methods of authing-js-sdk', () => {
    const authentication = new sdk.AuthenticationClient({ appId: 'app', appHost: 'http://localhost' });
    const management = new sdk.ManagementClient({ userPoolId: 'pool', secret: 'secret', host: 'http://localhost' });
    const has = (root: object, path: string) =>
      typeof path
        .split('.')
        .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], root) === 'function';
    const methods = cells(SDK_PAGE, 0);
    expect(methods.length).toBeGreaterThan(50);
    expect(methods.filter((name) => !has(authentication, name) && !has(management, name))).toEqual([]);
  });

  it('name operations of the schema', () => {
    const operations = cells(SDK_PAGE, 1).flatMap((code) => code.match(/\b[a-z]\w+/g) ?? []);
    expect(unknown(operations)).toEqual([]);
  });

  it('name methods of gt3-sdk', () => {
    const Geetest = createRequire(import.meta.url)('gt3-sdk');
    const client = new Geetest({ geetest_id: 'id', geetest_key: 'key' });
    expect([typeof client.register, typeof client.validate]).toEqual(['function', 'function']);
  });
});
