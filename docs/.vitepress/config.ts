import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { RepositoryLinks } from './links.js';
import { REWRITES } from './pages.js';
import { sidebar } from './sidebar.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const links = new RepositoryLinks(root);
const english = sidebar((page) => existsSync(`${root}/docs/${page}.md`));
const hasChinese = existsSync(`${root}/docs/zh/index.md`);

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
    ...(hasChinese && { zh: { label: '简体中文', lang: 'zh-CN', link: '/zh/' } }),
  },
  markdown: { config: links.plugin },
  themeConfig: {
    nav: [
      { text: 'Guides', link: '/guides/quickstart' },
      { text: 'Reference', link: '/reference/' },
      { text: 'Architecture', link: '/architecture' },
    ],
    sidebar: english,
    search: { provider: 'local' },
    outline: [2, 2],
  },
  buildEnd: ({ outDir }) => links.copyTo(outDir),
});
