/** The shape of the house, kept by reading its own source: who may import whom, and what every file looks like. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse, printSchema, visit } from 'graphql';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { loadDefinitions, PROVIDERS } from '../src/providers.js';
import { guardOf } from '../src/resolvers/guard.js';
import { nativesOf } from '../src/server/native/native.js';
import { createSchema } from '../src/server/schema/schema.js';
import { createSubgraph } from '../src/server/schema/subgraph.js';
import { filesUnder, type Import, importsOf, nodesOf, placeOf } from './support/imports.js';

/**
 * The arrows: what a file or folder of src/ may import besides itself and packages. `type:` and `lazy:` allow only such
 * an import. A star stands for one provider, which may never import another.
 */
const ARROWS: Readonly<Record<string, string>> = {
  'main.ts': 'nodeVersion.ts production.ts',
  'production.ts': 'config.ts errors.ts logger.ts providers.ts server/ version.ts lazy:rehearsal.ts',
  'rehearsal.ts': 'config.ts config/ emulators/ providers.ts type:datasources/capabilities.ts',
  'dev.ts': 'nodeVersion.ts localStart.ts',
  'cli.ts': 'nodeVersion.ts cli/',
  'cli/': `config.ts config/ events/ errors.ts logger.ts origins.ts providers.ts setting.ts startOptions.ts store.ts version.ts datasources/capabilities.ts
    datasources/errors.ts datasources/transport/ server/ lazy:main.ts lazy:localStart.ts`,
  'localStart.ts': 'config.ts emulators/ localStart/ logger.ts startOptions.ts',
  'startOptions.ts': 'errors.ts',
  'localStart/': 'config.ts config/ emulators/ errors.ts logger.ts origins.ts providers.ts server/',
  'metrics/': '',
  'tracing/': '',
  'providers.ts': `type:datasources/capabilities.ts type:emulators/
    lazy:datasources/*/ lazy:datasources/*/emulator/`,
  'config.ts': 'config/ type:datasources/capabilities.ts type:storeAddress.ts',
  'config/': 'events/ origins.ts setting.ts storeAddress.ts type:datasources/capabilities.ts',
  'server/': `events/ resolvers/ policies/ services/ datasources/capabilities.ts datasources/errors.ts datasources/transport/
    store.ts errors.ts eventLoopTurn.ts logger.ts origins.ts version.ts metrics/ tracing/
    type:config.ts type:config/`,
  'emulators/': 'origins.ts',
  'resolvers/': 'policies/ services/ datasources/capabilities.ts errors.ts',
  'policies/': 'services/ datasources/capabilities.ts errors.ts',
  'events/': 'store.ts errors.ts type:config.ts',
  'services/': `type:events/ datasources/capabilities.ts datasources/errors.ts store.ts errors.ts metrics/
    type:config.ts type:config/`,
  'datasources/capabilities.ts': 'datasources/capabilities/',
  'datasources/capabilities/': 'setting.ts type:datasources/transport/ type:datasources/errors.ts',
  'datasources/transport/': 'datasources/errors.ts eventLoopTurn.ts metrics/ tracing/',
  'datasources/*/': 'setting.ts datasources/capabilities.ts datasources/errors.ts datasources/transport/',
  'datasources/*/emulator/': 'emulators/',
  'store.ts': 'store/ errors.ts metrics/ storeAddress.ts',
  'store/': 'errors.ts storeAddress.ts type:metrics/',
};

const PROVIDER_FILES = ['README.md', 'index.ts', 'config.ts', 'datasource.ts', 'wire.ts', 'errors.ts'];
const MAX_FILE_LINES = 350;
/** What only tests in test/system may import. */
const NEEDS_PROGRAM =
  /^(?:test\/support\/(?:redisServer|redisProcess|browser|nginx|prometheus)\.ts|package:playwright-core)$/;

const written = filesUnder(...['src', 'test', 'scripts', 'bench', 'examples'].filter((folder) => existsSync(folder)));
const code = written.filter((file) => /\.(m?[jt]s|tsx)$/.test(file));
const source = code.filter((file) => file.startsWith('src/'));
const importsByFile = new Map(code.map((file) => [file, importsOf(file)]));
const imports = [...importsByFile.values()].flat();
const ids = Object.keys(PROVIDERS);
const definitions = await loadDefinitions();

describe('imports', () => {
  it('follow the arrows', () => {
    const wrong = imports.filter(({ from }) => from.startsWith('src/')).filter((edge) => !isAllowed(edge));
    none(wrong.map(({ from, to, kind }) => `${from}: ${zoneOf(from)} may not import ${to} (${kind})`));
  });

  it('name a provider or an emulator only in providers.ts, and in the tests of that provider', () => {
    const named = imports.flatMap(({ from, to }) => ({ from, to, id: providerOf(to) }));
    const wrong = named.filter(({ from, id }) => id !== undefined && !from.startsWith('src/') && !mentions(from, id));
    none(wrong.map(({ from, to }) => `${from}: names ${to}, which only providers.ts and the provider's tests may do`));
  });

  it('never go round in a circle, type-only imports included', () => {
    const importedBy = (file: string) => imports.filter(({ from }) => from === file).map(({ to }) => to);
    none(circles(source, importedBy).map((circle) => `${circle[0]}: imports itself by way of ${circle.join(' -> ')}`));
  });

  it.each([
    ['services', /^src\/services\/[^/]+/, 10],
    // Folders of transport/ are adapters of their own.
    ['server', /^src\/server\/(?:transport\/[^/]+|[^/]+)/, 7],
    ['datasources/authing', /^src\/datasources\/authing\/[^/]+/, 7],
  ])('never go round in a circle between the folders of %s', (folder, room, least) => {
    // The folder of a file, or the file itself where it lies in none.
    const roomOf = (file: string) => room.exec(file)?.[0] ?? file;
    const edges = imports.map(({ from, to }) => ({ from: roomOf(from), to: roomOf(to) }));
    const rooms = [...new Set(edges.map(({ from }) => from))].filter((each) => each.startsWith(`src/${folder}/`));
    const next = (each: string) =>
      edges.filter(({ from, to }) => from === each && to !== each && rooms.includes(to)).map(({ to }) => to);
    // A list of one room proves nothing.
    expect(rooms.length).toBeGreaterThan(least);
    none(circles(rooms, next).map((circle) => `${circle[0]}: imports itself by way of ${circle.join(' -> ')}`));
  });

  it('load the packages of metrics and traces only when a setting turns them on', () => {
    const reached = reachedFrom(
      'src/main.ts',
      ({ from, kind }) => from === 'src/server/telemetry.ts' && kind === 'lazy',
    );
    const packages = [...reached.keys()].filter((to) => /^package:(?:prom-client|@opentelemetry\/)/.test(to));
    none(packages.map((to) => `${to}: is loaded at every start, by ${reached.get(to)}`));
    // A pattern that matches nothing proves nothing.
    const all = [...reachedFrom('src/main.ts', () => false).keys()];
    expect(all).toEqual(expect.arrayContaining(['package:prom-client', 'package:@opentelemetry/api']));
  });

  it('never lead a production start to an emulator', () => {
    // A rehearsal is the only production start with emulators.
    const isCut = ({ from, to }: Import) =>
      (from === 'src/providers.ts' && isEmulator(to)) || to === 'src/rehearsal.ts';
    const reached = reachedFrom('src/main.ts', isCut);
    const wrong = [...reached].filter(([file]) => isEmulator(file));
    none(wrong.map(([file, from]) => `${from}: brings ${file} into a production start`));
    // A list that reaches nothing proves nothing.
    expect([...reached.keys()]).toEqual(expect.arrayContaining(ids.map((id) => `src/datasources/${id}/datasource.ts`)));
  });
});

describe('the schema', () => {
  const schema = createSubgraph(createSchema(definitions), { explorer: false });

  it('guards every operation, and open stands alone', () => {
    const whole = createSchema(definitions, nativesOf(definitions));
    const roots = [whole.getQueryType(), whole.getMutationType(), whole.getSubscriptionType()];
    const fields = roots.flatMap((root) => Object.values(root?.getFields() ?? {}));
    expect(fields).not.toEqual([]);
    const wrong = fields.filter((field) => {
      const names = (guardOf(field) ?? []).map(({ name }) => name);
      return names.length === 0 || (names.length > 1 && names.includes('open'));
    });
    none(wrong.map(({ name }) => `${name}: needs a @Guard, and one with open() holds nothing else`));
  });

  it('describes every element in sentences', () => {
    const wrong: string[] = [];
    visit(parse(printSchema(schema)), {
      enter(node, _key, _parent, _path, ancestors) {
        if (!/(?:Type|Field|Value|Directive)Definition$/.test(node.kind)) return;
        const text = 'description' in node ? node.description?.value.trim() : undefined;
        if (text !== undefined && /[.!?]$/.test(text)) return;
        const path = [...ancestors, node].flatMap((each) => ('name' in each ? (each.name?.value ?? []) : []));
        wrong.push(`${path.join('.')}: ${text ? `"${text}" is not a sentence` : 'has no description'}`);
      },
    });
    none(wrong);
  });
});

describe('a provider', () => {
  it('has a folder, and a folder has a provider', () => {
    const folders = readdirSync('src/datasources', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const others = ['capabilities', 'transport'];
    expect(folders.map(({ name }) => name).filter((name) => !others.includes(name))).toEqual([...ids].sort());
  });

  it.each(ids)('goes by the name of its folder: %s', async (id) => {
    const entry = PROVIDERS[id];
    expect((await entry?.live())?.default.id).toBe(id);
    expect((await entry?.emulator())?.default.id).toBe(id);
  });

  it('is complete', () => {
    const wanted = ids.flatMap((id) => [
      ...[...PROVIDER_FILES, 'emulator/index.ts'].map((file) => `src/datasources/${id}/${file}`),
      `test/datasources/${id}`,
    ]);
    none(wanted.filter((path) => !existsSync(path)).map((path) => `${path}: is missing`));
  });
});

describe('a file', () => {
  it('under src is short enough to read', () => {
    const long = written.filter((file) => file.startsWith('src/') && linesOf(file).length > MAX_FILE_LINES);
    none(long.map((file) => `${file}: has ${linesOf(file).length} lines, of at most ${MAX_FILE_LINES}`));
  });

  it('is named after what it is about', () => {
    const vague = written.filter((file) => /(^|\/)(utils?|helpers?|commons?)(\.|\/)/i.test(file));
    none(vague.map((file) => `${file}: says nothing by its name`));
  });

  it('leaves the environment to config.ts', () => {
    const others = source.filter((file) => file !== 'src/config.ts');
    const imported = imports.filter(({ from, to }) => others.includes(from) && /^package:(node:)?process$/.test(to));
    none([
      ...places(others, readsEnvironment).map((place) => `${place}: reads process.env`),
      ...imported.map(({ from }) => `${from}: imports process`),
    ]);
  });

  it('has a default export only as the index.ts of a provider or an emulator', () => {
    const index = /^src\/datasources\/[^/]+\/(emulator\/)?index\.ts$/;
    // Examples are written as their frameworks want them, and declarations describe modules of others.
    const others = code.filter((file) => !/^examples\/|\.d\.ts$/.test(file) && !index.test(file));
    none(places(others, isDefaultExport).map((place) => `${place}: exports a default`));
  });

  it('of the server keeps no state outside its instances', () => {
    const found = places(
      source.filter((file) => file.startsWith('src/server/')),
      (node) => isSharedByModule(node) && (isVariable(node) || isMutableCollection(node)),
    );
    none(
      found.map((place) => `${place}: keeps state in a module; give it to the instance or the request it belongs to`),
    );
  });

  it('never says any', () => {
    const found = places(code, (node) => node.kind === ts.SyntaxKind.AnyKeyword);
    none(found.map((place) => `${place}: uses any; unknown and a guard say more`));
  });

  it('gives the reason wherever it silences a check', () => {
    const silence = /(?:\/[/*]|#|<!--)\s*(?:@ts-(?:expect-error|ignore|nocheck)|biome-ignore|eslint-disable)/;
    // What a reason looks like differs: biome has `rule: reason`, ESLint `rule -- reason`, TypeScript bare text.
    const reason = /@ts-[a-z-]+[\s:-]+\S+ \w|biome-ignore[^:]*: *\S+ \w|eslint-disable.* -- *\S+ \w/;
    none(
      linesWith(silence, (line) => !reason.test(line)).map((place) => `${place}: silences a check without a reason`),
    );
  });

  it('leaves nothing for later', () => {
    none(linesWith(/\b(?:TO|FIX)(?:DO|ME)\b/).map((place) => `${place}: leaves work for later; open an issue`));
  });
});

describe('a test', () => {
  const tests = code.filter((file) => file.endsWith('.test.ts'));

  it('has a title in the present tense', () => {
    const found = places(tests, (node) => {
      if (!ts.isCallExpression(node) || !/^(?:it|test|describe\w*)\b/.test(node.expression.getText())) return false;
      const [title] = node.arguments;
      return title !== undefined && /^['"`].*\bshould\b/s.test(title.getText());
    });
    none(found.map((place) => `${place}: says what ought to be, not what is`));
  });

  it('that needs a program besides Node is in test/system', () => {
    const elsewhere = tests.filter((file) => !file.startsWith('test/system/'));
    const wrong = elsewhere.flatMap((file) =>
      [...reachedFrom(file, () => false)].filter(([reached]) => NEEDS_PROGRAM.test(reached)).map(([, from]) => from),
    );
    none([...new Set(wrong)].map((file) => `${file}: imports a helper that needs Redis, nginx or Chromium`));
  });

  it('runs, and never alone', () => {
    const found = places(
      tests,
      (node) =>
        ts.isPropertyAccessExpression(node) &&
        /^(?:skip|only|todo)$/.test(node.name.text) &&
        /^(?:it|test|describe\w*)\b/.test(node.expression.getText()),
    );
    none(found.map((place) => `${place}: is left out, or leaves the others out`));
  });
});

function none(violations: readonly string[]): void {
  expect(violations, `\n${violations.join('\n')}\n`).toEqual([]);
}

/** The row of ARROWS that a path belongs to; what lies outside src/ is its own. */
function zoneOf(path: string): string {
  const [, inside] = /^src\/(.+)$/.exec(path) ?? [];
  if (inside === undefined) return path;
  if (providerOf(path) !== undefined) return isEmulator(path) ? 'datasources/*/emulator/' : 'datasources/*/';
  return /^(?:datasources\/)?[^/]+\/?/.exec(inside)?.[0] ?? path;
}

/** The id in `src/datasources/<id>/...`. */
function providerOf(path: string): string | undefined {
  return /^src\/datasources\/(?!(?:transport|capabilities)\/)([^/]+)\//.exec(path)?.[1];
}

function isEmulator(path: string): boolean {
  return /^src\/(?:emulators|datasources\/[^/]+\/emulator)\//.test(path);
}

function isAllowed({ from, to, kind }: Import): boolean {
  if (to.startsWith('package:')) return true;
  const [own, other] = [zoneOf(from), zoneOf(to)];
  const sameProvider = from === 'src/providers.ts' || [undefined, providerOf(from)].includes(providerOf(to));
  if (own === other) return sameProvider;
  const allowed = `${ARROWS[own]} ${ARROWS[from.slice('src/'.length)]}`.split(/\s+/);
  return sameProvider && (allowed.includes(other) || allowed.includes(`${kind}:${other}`));
}

function mentions(file: string, id: string): boolean {
  return file.startsWith('test/') && file.toLowerCase().includes(id.toLowerCase());
}

function loadedBy(file: string): readonly Import[] {
  return (importsByFile.get(file) ?? []).filter(({ kind }) => kind !== 'type');
}

function circles(nodes: readonly string[], next: (node: string) => readonly string[]): string[][] {
  const found: string[][] = [];
  const finished = new Set<string>();
  const walk = (node: string, path: readonly string[]) => {
    if (path.includes(node)) found.push([...path.slice(path.indexOf(node)), node]);
    if (finished.has(node) || path.includes(node)) return;
    for (const other of next(node)) walk(other, [...path, node]);
    finished.add(node);
  };
  for (const node of nodes) walk(node, []);
  return found;
}

/** Every file that may be loaded from `start` on, with the one that brought it in. */
function reachedFrom(start: string, isCut: (edge: Import) => boolean): Map<string, string> {
  const reached = new Map([[start, start]]);
  for (const [file] of reached) {
    for (const edge of loadedBy(file)) if (!isCut(edge) && !reached.has(edge.to)) reached.set(edge.to, file);
  }
  return reached;
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').trimEnd().split('\n');
}

function linesWith(pattern: RegExp, matters: (line: string) => boolean = () => true): string[] {
  return written.flatMap((file) =>
    linesOf(file).flatMap((line, index) => (pattern.test(line) && matters(line) ? [`${file}:${index + 1}`] : [])),
  );
}

function places(files: readonly string[], isWrong: (node: ts.Node) => boolean): string[] {
  return files.flatMap((file) => nodesOf(file).filter(isWrong).map(placeOf));
}

/** `process` for anything but one of its other members: `process.exit` is fine, `const { env } = process` is not. */
function readsEnvironment(node: ts.Node): boolean {
  if (!ts.isIdentifier(node) || node.text !== 'process') return false;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text === 'env';
  return !('name' in parent && parent.name === node);
}

/** Whether a node is evaluated once for all users of its module: outside of functions, and of fields of instances. */
function isSharedByModule(node: ts.Node): boolean {
  const { parent } = node;
  if (parent === undefined) return true;
  if (ts.isFunctionLike(parent)) return false;
  const isField = ts.isPropertyDeclaration(parent);
  if (isField && !parent.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)) return false;
  return isSharedByModule(parent);
}

function isVariable(node: ts.Node): boolean {
  return ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.Const) === 0;
}

/** `new Map()` and its like, unless the constant that holds it is declared as read-only. */
function isMutableCollection(node: ts.Node): boolean {
  if (!ts.isNewExpression(node) || !/^(?:Map|Set|WeakMap|WeakSet|LRUCache)$/.test(node.expression.getText())) {
    return false;
  }
  const type = ts.isVariableDeclaration(node.parent) ? node.parent.type?.getText() : undefined;
  return !/^Readonly(?:Map|Set)</.test(type ?? '');
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword) return true;
  return ts.isExportSpecifier(node) && node.name.text === 'default';
}
