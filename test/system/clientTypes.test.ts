/** What the compiler says: about `match`, and about the public types. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getNamedType, isUnionType } from 'graphql';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { allDocuments } from '../../packages/client/src/generated/operations.js';

const PACKAGE = join(import.meta.dirname, '../../packages/client');
const schema = buildSchema(readFileSync(join(PACKAGE, '../../schema/menshen.graphql'), 'utf8'));

/** The members of each typed operation's union, from the schema itself. */
const unions = Object.keys(allDocuments()).flatMap((name) => {
  const field = schema.getMutationType()?.getFields()[name] ?? schema.getQueryType()?.getFields()[name];
  const type = field && getNamedType(field.type);
  return isUnionType(type) ? [{ name, members: type.getTypes().map((member) => member.name) }] : [];
});

function compile(source: string): string[] {
  const file = join(PACKAGE, 'test/fixture.ts');
  const { config } = ts.readConfigFile(join(PACKAGE, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [file] }, ts.sys, PACKAGE);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.getSourceFile = (path, ...rest) =>
    path === file ? ts.createSourceFile(path, source, ts.ScriptTarget.ES2023) : getSourceFile(path, ...rest);
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, file: at, start }) => {
    const line = at && start !== undefined ? at.text.slice(0, start).split('\n').length : 0;
    return `${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

let count = 0;
/** A function that matches the result of an operation with handlers for these members. */
function matching(name: string, members: readonly string[], expectation = ''): string {
  count += 1;
  const handlers = members.map((member) => `${member}: (r) => r.__typename.length`).join(', ');
  return [
    `export function check${count}(r: NonNullable<Awaited<ReturnType<Operations['${name}']>>>): number {`,
    expectation,
    `  return match(r, { ${handlers} });`,
    '}',
  ].join('\n');
}

describe('match', () => {
  const HEAD = `import { match, type Operations } from '@menshen/client';`;

  it('compiles with all members of a union and `other`, and without any of them it does not', () => {
    expect(unions.length).toBeGreaterThan(30);
    const EXPECTED = '  // @ts-expect-error: a handler is missing';
    const functions = unions.flatMap(({ name, members }) => {
      const all = [...members, 'other'];
      const missing = all.map((left) =>
        matching(
          name,
          all.filter((member) => member !== left),
          EXPECTED,
        ),
      );
      return [matching(name, all), ...missing];
    });
    // An expected error that does not come is an error.
    expect(compile([HEAD, ...functions].join('\n'))).toEqual([]);
  });

  it('narrows each handler to its member, and the result to what the handlers return', () => {
    const source = `${HEAD}
      declare const result: Awaited<ReturnType<Operations['stepUp']>>;
      const sent = { CodeRejected: () => null, AccountUnavailable: () => null, EmailUnverified: () => null, FlowExpired: () => null };
      export const value: string | number | null = match(result, {
        ...sent,
        InvalidCredentials: () => null,
        InputRejected: (r) => r.fields.length,
        MfaRejected: (r) => r.attemptsLeft,
        AttemptsLimited: (r) => r.retryAt,
        PasswordChangeRequired: (r) => r.flow,
        PushAuthExpired: () => null,
        PushAuthPending: (r) => r.event.id,
        PushAuthRejected: () => null,
        StepUpSuccess: (r) => r.session.id,
        other: (r) => r.message,
      });
      // @ts-expect-error: only InputRejected has fields
      export const wrong = result.fields;`;
    expect(compile(source)).toEqual([]);
  }, 30_000);
});

describe('the public types', () => {
  it('contain no any', () => {
    const { config } = ts.readConfigFile(join(PACKAGE, 'tsconfig.build.json'), ts.sys.readFile);
    const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, PACKAGE);
    const emitted = new Map<string, string>();
    const program = ts.createProgram(fileNames, { ...options, emitDeclarationOnly: true });
    program.emit(undefined, (path, text) => emitted.set(path, text));
    const withAny = [...emitted].flatMap(([path, text]) => {
      const code = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
      return contains(code, ts.SyntaxKind.AnyKeyword) ? [path] : [];
    });
    expect(emitted.size).toBeGreaterThan(20);
    expect(withAny).toEqual([]);
  }, 30_000);
});

function contains(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return node.kind === kind || (ts.forEachChild(node, (child) => contains(child, kind) || undefined) ?? false);
}
