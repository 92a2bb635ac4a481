import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { CHINESE_SEARCH, CHINESE_THEME } from './chinese.js';
import { RepositoryLinks } from './links.js';
import { REWRITES } from './pages.js';
import { sidebar } from './sidebar.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const links = new RepositoryLinks(root);

function titleOf(page: string): string | undefined {
  const file = `${root}/docs/${page}.md`;
  if (!existsSync(file)) return undefined;
  return /^# (.*)$/m.exec(readFileSync(file, 'utf8'))?.[1]?.replaceAll('`', '');
}

/** As GitHub does, so that a link to a heading works in both places. */
function slugify(heading: string): string {
  const text = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '');
  return text.trim().replaceAll(/\s/g, '-');
}

const ENGLISH = { guides: 'Guides', reference: 'Reference', packages: 'Packages', explanations: 'Explanations' };
const CHINESE = { guides: '指南', reference: '参考', packages: '软件包', explanations: '说明' };

const chinese = titleOf('zh/index') !== undefined && {
  zh: {
    label: '简体中文',
    lang: 'zh-CN',
    link: '/zh/',
    description: '一个 GraphQL Schema，统一接入国内产品使用的身份与安全服务。',
    themeConfig: {
      nav: [
        { text: '指南', link: '/zh/guides/quickstart' },
        { text: '参考', link: '/reference/' },
        { text: '架构', link: titleOf('zh/architecture') ? '/zh/architecture' : '/architecture' },
      ],
      sidebar: [
        ...sidebar('zh/', CHINESE, titleOf),
        { text: '附录', items: [{ text: '术语表', link: '/zh/glossary' }] },
      ],
      ...CHINESE_THEME,
    },
  },
};

/** Long names and addresses break in tables with many columns, so that all columns are visible. On phones, wide tables scroll. */
const TABLES = `@media (min-width: 960px) {
  .vp-doc table:has(th:nth-child(4)) :is(th, td) { min-width: 8.5em; padding: 8px 10px; overflow-wrap: anywhere }
  .vp-doc table:has(th:nth-child(4)) td:first-child:has(code) { min-width: 13em }
  .vp-doc table:has(th:nth-child(5)) :is(th, td) { min-width: 7.4em }
}`;
/** Their tables have the width of the text and of the outline. */
const PAGES_WITHOUT_OUTLINE = new Set(['coverage.md', 'drills.md', 'performance.md']);

export default defineConfig({
  title: 'Menshen 门神',
  description: 'One GraphQL schema in front of the identity and security services that Chinese products use.',
  base: '/docs/',
  // The READMEs of packages, examples and providers are pages too.
  srcDir: '..',
  srcExclude: ['*.md', '{bench,node_modules,test,dist}/**', '**/node_modules/**', 'src/!(datasources)/**'],
  rewrites: { ...REWRITES },
  outDir: `${root}/docs/.vitepress/dist`,
  cleanUrls: true,
  lastUpdated: false,
  head: [
    ['style', {}, TABLES],
    ['link', { rel: 'icon', href: 'data:,' }],
  ],
  // The tests find dead links: one of them must not keep a reader from all other pages.
  ignoreDeadLinks: true,
  locales: { root: { label: 'English', lang: 'en' }, ...chinese },
  markdown: { config: links.plugin, anchor: { slugify } },
  themeConfig: {
    nav: [
      { text: 'Guides', link: '/guides/quickstart' },
      { text: 'Reference', link: '/reference/' },
      { text: 'Architecture', link: '/architecture' },
    ],
    sidebar: sidebar('', ENGLISH, titleOf),
    search: {
      provider: 'local',
      options: {
        locales: { zh: CHINESE_SEARCH },
        // Chinese has no spaces between words: each character is a term.
        miniSearch: { options: { tokenize: (text) => text.match(/\p{Script=Han}|[^\s\p{P}\p{Script=Han}]+/gu) ?? [] } },
      },
    },
    outline: 2,
  },
  transformPageData: ({ relativePath, frontmatter }) => {
    if (PAGES_WITHOUT_OUTLINE.has(relativePath)) frontmatter.aside = false;
  },
  buildEnd: ({ outDir }) => links.copyTo(outDir),
});
