/** The links of pages, and the anchors to which they lead. */
import { dirname, join, normalize } from 'node:path';
import { proseOf } from './docPages.js';

export interface PageLink {
  /** As the page writes it. */
  readonly target: string;
  /** The file, as a path from the root. */
  readonly file: string;
  /** Without `#`; undefined for a link to the whole file. */
  readonly anchor: string | undefined;
}

const isInternal = (target: string) => !/^[a-z][a-z+.-]*:/.test(target) && !target.startsWith('//');

/** The links and pictures within the repository, in their order. */
export function linksOf(page: string): readonly PageLink[] {
  const targets = [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter(isInternal).map((target) => {
    const [path = '', anchor] = target.split('#');
    return { target, file: path === '' ? page : normalize(join(dirname(page), path)), anchor };
  });
}

/** The ids of headings, as GitHub and the site make them, in their order; then the ids in HTML. */
export function anchorsOf(page: string): readonly string[] {
  const text = proseOf(page);
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
  const ids = [...text.matchAll(/\bid="([^"]+)"/g)].map(([, id = '']) => id);
  return [...headings.map(slug), ...ids];
}

function slug(heading: string): string {
  const text = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}
