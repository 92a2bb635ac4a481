/** Compiles single-file components, as the bundler of an application does. */
import { compileScript, parse } from 'vue/compiler-sfc';

/** @returns a TypeScript module with the template in it */
export function compileComponent(filename: string, source: string): string {
  const { descriptor, errors } = parse(source, { filename });
  if (errors[0]) throw errors[0];
  // Cached handlers are closures, in which TypeScript forgets what a `v-if` has narrowed.
  const templateOptions = { compilerOptions: { cacheHandlers: false } };
  return compileScript(descriptor, { id: filename, inlineTemplate: true, templateOptions }).content;
}
