/** The TypeScript of README, guides and recipes compiles, with the settings of a project that a bundler makes. */
import { expect, it } from 'vitest';
import { COMPILED_PAGES } from '../../support/blockTests.js';
import { typeErrors } from '../../support/codeBlocks.js';
import { docPages, fileBlocks } from '../../support/docPages.js';

/** Packages that are not installed here: the parts of them that the guides use. */
const ABSENT = `
declare module '@playwright/test' {
  export { expect, test } from 'vitest';
  export function defineConfig(config: object): object;
}
declare module '@vitejs/plugin-vue' {
  export default function vue(options: { template: { compilerOptions: { isCustomElement(tag: string): boolean } } }): import('vite').Plugin;
}
declare module '*.vue' {
  const component: import('vue').Component;
  export default component;
}
declare module '@menshen/elements' {}
`;
/** Playwright, which is not installed, gives its tests and fixtures their arguments. */
const isChecked = (name: string) => /\.tsx?$/.test(name) && !/^e2e\/|\.spec\.ts$|^fixtures\.ts$/.test(name);

// The compiler reads the types of both frameworks.
it('shows code that compiles in README, guides and recipes', () => {
  const files = docPages()
    .filter((page) => page.startsWith('docs/guides/') || COMPILED_PAGES.includes(page))
    .flatMap((page) => [...fileBlocks(page)].map(([name, text]) => [name, `${page.replace('.md', '')}/${name}`, text]))
    .flatMap(([name = '', path = '', text = '']): [string, string][] => (isChecked(name) ? [[path, text]] : []));
  expect(files.length).toBeGreaterThan(10);
  const all = new Map([...files, ['docs/guides/absent.d.ts', ABSENT]]);
  expect(typeErrors(all, '.', 'test/system/docs/tsconfig.json').join('\n')).toBe('');
});
