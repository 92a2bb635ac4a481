/** The elements as JSX of React: what the compiler accepts. */
import { expect, it } from 'vitest';
import { codeBlocks, typeErrors } from '../support/codeBlocks.js';

const FOLDER = 'packages/elements/test/readme';
const PROJECT = 'packages/react/tsconfig.json';

it('are elements of React with attributes, properties and events', () => {
  const page = `import { createMenshen } from '@menshen/elements/react';
    export const client = createMenshen({ url: 'https://id.example.com' });
    export const SignIn = () => (
      <menshen-sign-in client={client} return-to="/" theme="dark" className="page"
        onmenshen-signed-in={({ detail }) => detail.session?.id} />
    );
    export const Account = () => <menshen-account sign-in-url="/sign-in" onmenshen-error={({ detail }) => detail.code} />;
    // @ts-expect-error: there is no such theme
    export const Theme = () => <menshen-account theme="pink" />;
    // @ts-expect-error: the account page has no methods
    export const Methods = () => <menshen-account methods="EMAIL" />;
    // @ts-expect-error: there is no such element
    export const Other = () => <menshen-other />;`;
  const files = new Map([...codeBlocks('packages/elements/README.md'), ['Types.tsx', page]]);
  expect([...files.keys()]).toEqual(['Page.tsx', 'Types.tsx']);
  expect(typeErrors(files, FOLDER, PROJECT)).toEqual([]);
});
