/** Which test handles each code block of the pages: a closed list, read by test/docs/blocks.test.ts. */
import { blocksOf, type CodeBlock, docPages } from './docPages.js';
import { startCommand } from './startEnvironment.js';

/** A block with its page, and the block before it on the page. */
export interface PageBlock extends CodeBlock {
  readonly page: string;
  readonly previous: PageBlock | undefined;
}

export interface BlockTest {
  /** The test file. */
  readonly test: string;
  /** Pages and languages that it handles; without them, those for which `fits` is true. */
  readonly pages?: readonly string[];
  readonly languages?: readonly string[];
  readonly fits?: (block: PageBlock) => boolean;
  /** For blocks that are checked and not executed: the reason. */
  readonly why?: string;
}

/** Their commands start other programs, and a test of their own runs them. */
const WITH_PROGRAMS = ['docs/guides/services.md', 'docs/services.md', 'docs/forward-auth.md'];
const SNIPPETS = 'test/docs/snippets.test.ts';
const COMMANDS = 'test/docs/commands.test.ts';

/** Whether test/docs/runnable.test.ts runs the block, or starts the server that it starts. */
export function isRunnable(page: string, block: CodeBlock): boolean {
  return !WITH_PROGRAMS.includes(page) && (block.runs || /=\S+ npm start/.test(startCommand(block) ?? ''));
}

const isOutput = ({ language, previous }: PageBlock) =>
  (language === 'json' || language === 'text') && previous?.runs === true;
const isStart = ({ text }: PageBlock) => text === 'npm start\n';
const hasFileName = ({ text }: PageBlock) => /^(?:\/\/|<!--) \S+\.\w+/.test(text);

/** Besides the guides, the pages whose files are compiled. */
export const COMPILED_PAGES: readonly string[] = [
  'README.md',
  'docs/apollo-client.md',
  'docs/parallel-tests.md',
  'docs/urql.md',
];

/** The first entry that fits handles a block. */
export const BLOCK_TESTS: readonly BlockTest[] = [
  // Executed, with the output that the page states.
  { test: 'test/system/docs/guides.test.ts', pages: ['docs/guides/services.md'], languages: ['sh', 'js', 'json'] },
  { test: 'test/docs/runnable.test.ts', fits: (block) => isRunnable(block.page, block) || isOutput(block) },
  {
    test: 'test/docs/reference.test.ts',
    pages: ['docs/reference/queries.md', 'docs/reference/mutations.md'],
    languages: ['graphql', 'json'],
  },
  { test: 'test/system/banner.test.ts', fits: isStart },
  { test: 'test/system/banner.test.ts', pages: ['docs/guides/quickstart.md'], languages: ['text'] },
  { test: 'test/system/nginx/operationsPage.test.ts', pages: ['docs/operations.md'], languages: ['sh'] },
  {
    test: 'test/system/nginx/guidePage.test.ts',
    pages: ['docs/guides/nginx.md'],
    languages: ['sh', 'text', 'nginx'],
  },
  {
    test: 'test/system/federationExample.test.ts',
    pages: ['docs/federation.md', 'docs/guides/federation.md', 'docs/services.md', 'examples/federation/README.md'],
    fits: ({ text, page, language }) =>
      (language === 'json' && page === 'docs/federation.md') || /4100|federation\/start\.js/.test(text),
  },
  {
    test: 'test/system/nginx/servicesPage.test.ts',
    pages: ['docs/services.md', 'docs/forward-auth.md'],
    languages: ['sh'],
  },
  { test: 'test/system/nodeExample.test.ts', pages: ['examples/node/README.md'], languages: ['sh'] },
  { test: 'test/eventsPage.test.ts', pages: ['docs/events.md'], languages: ['js'] },
  { test: 'packages/client/test/wxGuide.test.ts', pages: ['docs/guides/mini-program.md'], languages: ['js'] },
  {
    test: 'test/system/chromium/guides.test.ts',
    pages: ['docs/guides/plain-page.md'],
    fits: ({ text }) => text.startsWith('<!doctype html>'),
  },
  {
    test: 'test/system/recipes.test.ts',
    pages: ['docs/parallel-tests.md'],
    fits: (block) => hasFileName(block) && !block.text.includes('playwright.config.ts'),
  },
  {
    test: 'test/system/redis/access.test.ts',
    pages: ['docs/redis.md'],
    fits: ({ text }) => text.startsWith('ACL SETUSER'),
  },
  // Compiled or validated.
  { test: 'test/system/codegenPage.test.ts', pages: ['docs/codegen.md'], languages: ['ts'] },
  { test: 'test/system/reactReadme.test.ts', pages: ['packages/react/README.md'], languages: ['tsx'] },
  { test: 'test/system/vueReadme.test.ts', pages: ['packages/vue/README.md'], languages: ['ts', 'vue'] },
  { test: 'test/system/elementTypes.test.ts', pages: ['packages/elements/README.md'], languages: ['tsx'] },
  { test: 'test/system/chromium/guides.test.ts', pages: ['docs/guides/vue.md'], languages: ['vue'] },
  {
    test: 'test/system/docs/compile.test.ts',
    languages: ['ts', 'tsx'],
    fits: (block) =>
      hasFileName(block) && (block.page.startsWith('docs/guides/') || COMPILED_PAGES.includes(block.page)),
  },
  { test: 'test/providers/samples.test.ts', pages: ['docs/adding-a-provider.md'], languages: ['ts'] },
  { test: 'test/docs/graphql.test.ts', languages: ['graphql', 'diff'] },
  // Checked: syntax, and the names that they use.
  { test: SNIPPETS, languages: ['yaml'], why: 'The programs that read them are no part of this repository.' },
  { test: SNIPPETS, languages: ['html'], why: 'They are parts of a page. Tests of the elements load complete pages.' },
  {
    test: SNIPPETS,
    pages: [
      'docs/guides/from-authing-js-sdk.md',
      'docs/passkeys.md',
      'packages/client/README.md',
      'packages/elements/README.md',
      'packages/verify/README.md',
    ],
    languages: ['ts', 'js'],
    why: 'They are parts of a program: their variables belong to the application.',
  },
  {
    test: SNIPPETS,
    pages: ['docs/metrics.md', 'docs/passthrough.md', 'docs/trusted-documents.md'],
    languages: ['json'],
    why: 'They show an answer or a line of the log that needs a fault or another setting.',
  },
  {
    test: SNIPPETS,
    pages: ['docs/metrics.md', 'docs/redis.md', 'docs/sign-in-page.md', 'packages/elements/README.md'],
    languages: ['text'],
    why: 'They show what a program prints, or a line of its configuration.',
  },
  {
    test: COMMANDS,
    pages: [
      'docs/apollo-client.md',
      'docs/codegen.md',
      'docs/guides/mini-program.md',
      'docs/guides/react.md',
      'docs/guides/vue.md',
      'docs/urql.md',
      'packages/client/README.md',
      'packages/react/README.md',
      'packages/verify/README.md',
      'packages/vue/README.md',
    ],
    languages: ['sh'],
    why: 'They install packages from a registry, or start the server of the application.',
  },
  {
    test: COMMANDS,
    pages: [
      'README.md',
      'docs/command-line.md',
      'docs/drills.md',
      'docs/emulators.md',
      'docs/events.md',
      'docs/guides/plain-page.md',
      'docs/liveness.md',
      'docs/performance.md',
      'examples/nginx/README.md',
      'examples/react/README.md',
      'examples/trusted-documents/README.md',
      'examples/web/README.md',
    ],
    languages: ['sh'],
    why: 'They run for minutes, or need ids and files that only a reader has. Other tests run the same programs.',
  },
  {
    test: COMMANDS,
    pages: [
      'docs/guides/captchas.md',
      'docs/guides/federation.md',
      'docs/guides/first-generation.md',
      'docs/guides/from-secken-and-geetest.md',
      'docs/guides/production.md',
      'docs/guides/qr-and-push.md',
      'docs/passkeys.md',
      'docs/sign-in-page.md',
    ],
    languages: ['sh'],
    why: 'They are settings of a live server, with credentials that only a reader has.',
  },
];

/** All blocks of all pages in English; Chinese pages have the same ones. */
export function allBlocks(): readonly PageBlock[] {
  return docPages().flatMap((page) => {
    let previous: PageBlock | undefined;
    return blocksOf(page).map((block) => {
      previous = { ...block, page, previous };
      return previous;
    });
  });
}

export function testOf(block: PageBlock): BlockTest | undefined {
  return BLOCK_TESTS.find(
    ({ pages, languages, fits }) =>
      (pages?.includes(block.page) ?? true) && (languages?.includes(block.language) ?? true) && (fits?.(block) ?? true),
  );
}
