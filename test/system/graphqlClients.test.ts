/** The code of the pages about GraphQL clients: it compiles, and reads the user of the session. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { codeBlocks, typeErrors } from '../support/codeBlocks.js';
import { PASSWORD, SEEDED } from '../support/people.js';

const PROJECT = 'packages/client/tsconfig.json';
const FOLDER = 'packages/client/test/page';

const PAGES = [
  {
    page: 'docs/apollo-client.md',
    file: 'src/apollo.ts',
    library: '@apollo/client',
    read: `export const readMe = async () => (await apollo.query({ query: ME })).data?.me;`,
  },
  {
    page: 'docs/urql.md',
    file: 'src/urql.ts',
    library: '@urql/core',
    read: `export const readMe = async () =>
      (await urql.query(ME, {}, { requestPolicy: 'network-only' })).data?.me;`,
  },
];

/** What the test calls of a page. */
interface Compiled {
  readonly menshen: { signIn(): { start(method: object): Promise<unknown> } };
  /** What the page itself has read. */
  readonly data: { readonly me: unknown };
  readMe(): Promise<{ readonly username: string } | null>;
}

/** The page's code as a module for Node. */
async function run(code: string): Promise<Compiled> {
  const folder = mkdtempSync(join(tmpdir(), 'menshen-page-'));
  try {
    writeFileSync(join(folder, 'page.ts'), code);
    await build({
      entryPoints: [join(folder, 'page.ts')],
      outfile: join(folder, 'page.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      conditions: ['@menshen/source'],
      nodePaths: [resolve('node_modules')],
    });
    return (await import(pathToFileURL(join(folder, 'page.mjs')).href)) as Compiled;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function isInstalled(library: string): boolean {
  try {
    createRequire(import.meta.url).resolve(library);
    return true;
  } catch {
    return false;
  }
}

describeWithApp('the code of the pages about GraphQL clients', {}, (app) => {
  for (const { page, file, library, read } of PAGES) {
    const mayRun = isInstalled(library) || process.env.CI === 'true';
    if (!mayRun) process.stderr.write(`Skipped: ${page} needs the package ${library}, which is not installed.\n`);

    it.skipIf(!mayRun)(`compiles in ${page}, and reads the user`, { timeout: 120_000 }, async () => {
      const code = codeBlocks(page).get(file) ?? '';
      expect(typeErrors(new Map([[file, `${code}\nexport { data };`]]), FOLDER, PROJECT)).toEqual([]);
      const { menshen, data, readMe } = await run(
        `${code.replace('http://localhost:4000', app.url())}\nexport { menshen, data };\n${read}`,
      );
      expect(data.me).toBeNull();
      await menshen.signIn().start({ email: { email: SEEDED.email, password: PASSWORD } });
      expect(await readMe()).toMatchObject({ username: SEEDED.username });
    });
  }
});
