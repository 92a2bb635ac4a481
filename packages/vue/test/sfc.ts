/** Compiles single-file components, as the bundler of an application does. */
import { compileScript, parse } from 'vue/compiler-sfc';

/**
 * @param isCustomElement the elements of a template that are not components
 * @returns a TypeScript module with the template in it
 */
export function compileComponent(
  filename: string,
  source: string,
  isCustomElement: (tag: string) => boolean = () => false,
): string {
  const { descriptor, errors } = parse(source, { filename });
  if (errors[0]) throw errors[0];
  // Cached handlers are closures, in which TypeScript forgets what a `v-if` has narrowed.
  const templateOptions = { compilerOptions: { cacheHandlers: false, isCustomElement } };
  return compileScript(descriptor, { id: filename, inlineTemplate: true, templateOptions }).content;
}
