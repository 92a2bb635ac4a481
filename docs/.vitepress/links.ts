/** Rewrites relative links: pages to their address in the site, other files of the repository to a copy beside the site. */
import { cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { addressOf, targetOf } from './pages.js';

const FOLDER = 'files';

export class RepositoryLinks {
  readonly #copied = new Set<string>();

  constructor(private readonly root: string) {}

  /** A plugin of markdown-it. */
  readonly plugin = (markdown: MarkdownRenderer): void => {
    markdown.core.ruler.push('repository-links', ({ env, tokens }) => {
      const file = relative(this.root, env.realPath ?? env.path);
      for (const token of tokens.flatMap(({ children }) => children ?? [])) {
        const href = token.type === 'link_open' ? token.attrGet('href') : null;
        if (href !== null && /^\.{0,2}[^:#/]*(?:\/|\.md|$|\.)/.test(href) && !/^[a-z]+:/.test(href)) {
          token.attrSet('href', this.#rewritten(file, href));
        }
      }
    });
  };

  #rewritten(file: string, href: string): string {
    const [path = '', anchor] = href.split('#');
    if (path === '') return href;
    const target = targetOf(file, decodeURI(path));
    const suffix = anchor === undefined ? '' : `#${anchor}`;
    const address = addressOf(target);
    if (address !== undefined) return `${address}${suffix}`;
    if (!existsSync(join(this.root, target)) || !statSync(join(this.root, target)).isFile()) return href;
    this.#copied.add(target);
    // Browsers show text files, and download files of unknown types.
    return `/${FOLDER}/${target}.txt`;
  }

  /** Copies the files that pages link to. */
  copyTo(site: string): void {
    for (const file of this.#copied) {
      const copy = join(site, FOLDER, `${file}.txt`);
      mkdirSync(dirname(copy), { recursive: true });
      cpSync(join(this.root, file), copy);
    }
  }
}
