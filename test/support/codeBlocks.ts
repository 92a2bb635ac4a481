/** The code blocks of a README, and what the TypeScript compiler says about them. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

/** Blocks by the file name in their first line, such as `// App.tsx` or `<!-- App.vue -->`. */
export function codeBlocks(readme: string): ReadonlyMap<string, string> {
  const blocks = readFileSync(readme, 'utf8').matchAll(/^```(?:tsx?|vue)\n(?:\/\/|<!--) (\S+)[^\n]*\n(.*?)^```$/gms);
  return new Map([...blocks].map(([, name = '', text = '']) => [name, text]));
}

/**
 * Checks TypeScript files that exist only here, as if they were in `folder`.
 * @param project the tsconfig.json whose options count
 * @returns one line for each error
 */
export function typeErrors(files: ReadonlyMap<string, string>, folder: string, project: string): string[] {
  const { config } = ts.readConfigFile(project, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, resolve(project, '..'));
  const texts = new Map([...files].map(([name, text]) => [resolve(folder, name), text]));
  const host = ts.createCompilerHost(options);
  const system = { fileExists: host.fileExists, readFile: host.readFile, directoryExists: host.directoryExists };
  host.fileExists = (path) => texts.has(path) || system.fileExists(path);
  host.readFile = (path) => texts.get(path) ?? system.readFile(path);
  host.directoryExists = (path) =>
    [...texts.keys()].some((file) => file.startsWith(join(path, '/'))) || system.directoryExists?.(path) === true;
  const getSourceFile = host.getSourceFile;
  host.getSourceFile = (path, version, ...others) => {
    const text = texts.get(path);
    return text === undefined ? getSourceFile(path, version, ...others) : ts.createSourceFile(path, text, version);
  };
  const program = ts.createProgram([...texts.keys()], { ...options, noUnusedParameters: false }, host);
  // Errors of other files are found where those are checked.
  const own = program.getSourceFiles().filter(({ fileName }) => texts.has(fileName));
  const found = own.flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]);
  return found.map(({ file, start = 0, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
