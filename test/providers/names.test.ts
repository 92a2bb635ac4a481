/** A provider is named in its own folder and in providers.ts only: deleting one means deleting a folder and a line. */
import { pino } from 'pino';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { createHttpClients } from '../../src/datasources/transport/http.js';
import { loadDefinitions, PROVIDERS } from '../../src/providers.js';
import type { Setting } from '../../src/setting.js';
import { filesUnder, nodesOf, placeOf } from '../support/imports.js';

/** Names that the API promises and words of the widgets that belong to them, by the file that may hold them. */
const PROMISED: Readonly<Record<string, readonly string[]>> = {
  'src/services/outcomes/captcha.ts': ['GeetestV3Challenge', 'GeetestV4Challenge'],
  'src/services/captcha/issuedChallenge.ts': ['GeetestV3Challenge', 'GeetestV4Challenge'],
  // Earlier names of settings.
  'src/config/factorSettings.ts': ['SECKEN_UID_FIELD', 'SECKEN_CALLBACKS', 'LINKFACE_REFERENCE'],
  'src/resolvers/captcha/types.ts': [
    'GeetestV3Challenge',
    'GeetestV4Challenge',
    'GeeTest v3 challenge',
    'GeeTest v4 challenge',
    'initGeetest',
  ],
  'src/resolvers/captcha/inputs.ts': [
    'GeetestV3Answer',
    'GeetestV4Answer',
    'GeetestV3Challenge',
    'GeetestV4Challenge',
    'geetestV3',
    'geetestV4',
    'GeeTest v3 widget',
    'GeeTest v4 widget',
    'geetest_challenge',
    'geetest_validate',
    'geetest_seccode',
  ],
};

const definitions = await loadDefinitions();
const ids = Object.keys(PROVIDERS);
const source = filesUnder('src').filter((file) => file.endsWith('.ts') && file !== 'src/providers.ts');

/** What a node says besides its children: an identifier, or the text of a string, template or regular expression. */
function textOf(node: ts.Node): string | undefined {
  const isText = ts.isIdentifier(node) || ts.isPrivateIdentifier(node) || ts.isLiteralExpression(node);
  return isText || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node) ? node.text : undefined;
}

function isOwn(file: string, id: string): boolean {
  const [, folder = ''] = /^src\/datasources\/([^/]+)\//.exec(file) ?? [];
  // `authingLegacy` may name the vendor that it shares with `authing`.
  return ids.includes(folder) && folder.startsWith(id);
}

describe('the name of a provider', () => {
  it.each(ids)('appears in no file but its own: %s', (id) => {
    const found = source
      .filter((file) => !isOwn(file, id))
      .flatMap((file) =>
        nodesOf(file).flatMap((node) => {
          const text = (PROMISED[file] ?? []).reduce((rest, name) => rest.replaceAll(name, ''), textOf(node) ?? '');
          return text.replaceAll('_', '').toLowerCase().includes(id.toLowerCase()) ? [placeOf(node)] : [];
        }),
      );
    expect(found, `\n${found.join('\n')}\n`).toEqual([]);
  });

  it('is found where it stands', () => {
    for (const id of ids) {
      const own = filesUnder(`src/datasources/${id}`).filter((file) => file.endsWith('.ts'));
      const named = own.flatMap(nodesOf).filter((node) => textOf(node)?.toLowerCase().includes(id.toLowerCase()));
      expect(named).not.toEqual([]);
    }
  });

  it('is promised only where a file holds it', () => {
    for (const [file, names] of Object.entries(PROMISED)) {
      const texts = nodesOf(file).map((node) => textOf(node) ?? '');
      expect(names.filter((name) => !texts.some((text) => text.includes(name)))).toEqual([]);
    }
  });
});

describe('a definition', () => {
  it.each(definitions.map((definition) => [definition.id, definition] as const))(
    'offers what its provider has: %s',
    async (_id, definition) => {
      const logger = pino({ level: 'silent' });
      const http = createHttpClients({ logger });
      const rows = Object.entries<Setting>(definition.settings);
      const settings = rows.map(([name, { schema, example }]) => [name, schema.parse(example)]);
      const provider = definition.create(Object.fromEntries(settings), { http, logger, now: () => Date.now() });
      await http.close();
      const capabilities = ['captcha', 'pushAuth', 'liveness'] as const;
      expect(capabilities.filter((name) => provider[name] !== undefined)).toEqual(definition.offers ?? []);
      expect(provider.identity !== undefined).toBe(definition.identityProvider !== undefined);
    },
  );

  it('is described in a sentence, and each identity provider has a name of its own', () => {
    for (const { description } of definitions) expect(description).toMatch(/^[A-Z].*\.$/);
    const names = definitions.flatMap(({ identityProvider }) => identityProvider ?? []);
    expect(new Set(names).size).toBe(names.length);
  });
});
