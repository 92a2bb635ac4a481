/** Reads source files with TypeScript's own parser: what they import, and what they are made of. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import ts from 'typescript';

export interface Import {
  readonly from: string;
  /** A path from the repository's root, `package:fastify`, or `a computed path`. */
  readonly to: string;
  /** `type` leaves nothing behind at run time; `lazy` is an `import()`. */
  readonly kind: 'value' | 'type' | 'lazy';
}

const NOT_OURS = new Set(['generated', 'node_modules', 'dist']);

/** Every file that we wrote under these folders, by its path from the repository's root. */
export function filesUnder(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (NOT_OURS.has(entry.name)) return [];
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(path) : [path];
    }),
  );
}

const parsed = new Map<string, readonly ts.Node[]>();

/** Every node of a file, outermost first. */
export function nodesOf(file: string): readonly ts.Node[] {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const found: ts.Node[] = [];
  const visit = (node: ts.Node) => {
    found.push(node);
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2023, true));
  parsed.set(file, found);
  return found;
}

/** `src/errors.ts:12`. */
export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

export function importsOf(file: string): Import[] {
  return nodesOf(file).flatMap((node): Import[] => {
    if (ts.isImportDeclaration(node)) {
      // Only the word before the braces counts: of `import { type X }` an `import {}` stays, which loads the file.
      return [edge(file, node.moduleSpecifier, node.importClause?.isTypeOnly ? 'type' : 'value')];
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      return [edge(file, node.moduleSpecifier, node.isTypeOnly ? 'type' : 'value')];
    }
    if (ts.isExternalModuleReference(node)) return [edge(file, node.expression, 'value')];
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      return [edge(file, node.argument.literal, 'type')];
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      return [edge(file, node.arguments[0], 'lazy')];
    }
    return [];
  });
}

function edge(from: string, specifier: ts.Node | undefined, kind: Import['kind']): Import {
  if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return { from, to: 'a computed path', kind };
  const { text } = specifier;
  if (!text.startsWith('.')) return { from, to: `package:${text}`, kind };
  return { from, to: join(dirname(from), text).replace(/\.(m?)js$/, '.$1ts'), kind };
}
