import { expect, it } from 'vitest';
import { compileComponent } from '../../packages/vue/test/sfc.js';
import { codeBlocks, typeErrors } from '../support/codeBlocks.js';

/** Nuxt is not installed here: this is the part of it that the README uses. */
const NUXT = `declare module '#imports' {
  import type { App, Ref } from 'vue';
  export function defineNuxtPlugin(plugin: (nuxt: { readonly vueApp: App }) => Promise<void>): unknown;
  export function useRequestHeader(name: string): string | undefined;
  export function useState<Value>(key: string, init: () => Value): Ref<Value>;
}
interface ImportMeta {
  readonly server: boolean;
}`;

/** A component as TypeScript can check it: imports name modules, and references are read where `v-if` narrows them. */
function toModule(name: string, component: string): [string, string] {
  const code = compileComponent(name, component).replaceAll(".vue'", ".vue.js'");
  // Only the client is not a reference.
  return [`${name}.ts`, code.replaceAll(/_unref\((?!menshen\))(\w+)\)/g, '$1.value')];
}

// The compiler reads all types of the framework.
it('shows code that compiles', () => {
  const blocks = [...codeBlocks('packages/vue/README.md')];
  expect(blocks.map(([name]) => name)).toEqual(['main.ts', 'App.vue', 'SignIn.vue', 'plugins/menshen.ts']);
  const modules = blocks.map(([name, text]): [string, string] =>
    name.endsWith('.vue') ? toModule(name, text) : [name, text.replaceAll(".vue'", ".vue.js'")],
  );
  const files = new Map([...modules, ['nuxt.d.ts', NUXT]]);
  expect(typeErrors(files, 'packages/vue/test/readme', 'packages/vue/tsconfig.json')).toEqual([]);
});
