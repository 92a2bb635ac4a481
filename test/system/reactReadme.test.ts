import { expect, it } from 'vitest';
import { codeBlocks, typeErrors } from '../support/codeBlocks.js';

/** Next.js is not installed here: this is the part of it that the README uses. */
const NEXT = `declare module 'next/headers' {
  export function cookies(): Promise<{ toString(): string }>;
}`;

// The compiler reads all types of the framework.
it('shows code that compiles', () => {
  const blocks = codeBlocks('packages/react/README.md');
  expect([...blocks.keys()]).toEqual(['App.tsx', 'SignIn.tsx', 'app/layout.tsx', 'app/providers.tsx']);
  const files = new Map([...blocks, ['next.d.ts', NEXT]]);
  expect(typeErrors(files, 'packages/react/test/readme', 'packages/react/tsconfig.json')).toEqual([]);
});
