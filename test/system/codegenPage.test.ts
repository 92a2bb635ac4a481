/** The code of docs/codegen.md: the compiler accepts it, with what graphql-codegen generates for it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '@graphql-codegen/cli';
import { expect, it } from 'vitest';
import { config } from '../../packages/client/src/codegen.js';
import { codeBlocks, typeErrors } from '../support/codeBlocks.js';

const PROJECT = 'packages/client/tsconfig.json';
const FOLDER = 'packages/client/test/page';

it('compiles, with types for the documents of the application', { timeout: 240_000 }, async () => {
  const blocks = codeBlocks('docs/codegen.md');
  expect([...blocks.keys()]).toEqual(['codegen.ts', 'src/orders.ts']);
  const orders = blocks.get('src/orders.ts') ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'menshen-'));
  writeFileSync(join(folder, 'orders.ts'), orders);
  const output = join(folder, 'gql/');
  const generated = (await generate(
    {
      silent: true,
      schema: 'schema/menshen.graphql',
      documents: join(folder, 'orders.ts'),
      generates: { [output]: { preset: 'client', config, presetConfig: { fragmentMasking: false } } },
    },
    false,
  )) as readonly { readonly filename: string; readonly content: string }[];
  const files = new Map([
    ...blocks,
    ...generated.map(({ filename, content }) => [filename.replace(output, 'src/gql/'), content] as const),
    ['src/typed.ts', `import { me } from './orders.js';\nexport const id: string | undefined = me?.id;`],
  ]);
  files.set('src/orders.ts', `${orders}\nexport { me };`);
  expect(typeErrors(files, FOLDER, PROJECT)).toEqual([]);
});
