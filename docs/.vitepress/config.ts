import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { CHINESE_SEARCH, chineseLocale, wordsOf } from './chinese.js';
import { RepositoryLinks } from './links.js';
import { REWRITES } from './pages.js';
import { sidebar } from './sidebar.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const links = new RepositoryLinks(root);
const exists = (page: string) => existsSync(`${root}/docs/${page}.md`);
const english = sidebar(exists);

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
  ignoreDeadLinks: 'localhostLinks',
  locales: {
    root: { label: 'English', lang: 'en' },
    zh: chineseLocale(english, exists),
  },
  markdown: { config: links.plugin },
  themeConfig: {
    nav: [
      { text: 'Guides', link: '/guides/quickstart' },
      { text: 'Reference', link: '/reference/' },
      { text: 'Architecture', link: '/architecture' },
    ],
    sidebar: english,
    search: {
      provider: 'local',
      options: { locales: { zh: CHINESE_SEARCH }, miniSearch: { options: { tokenize: wordsOf } } },
    },
    outline: [2, 2],
  },
  buildEnd: ({ outDir }) => links.copyTo(outDir),
});
