/** The Chinese pages have the form, the code and the links of the English ones. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { anchorsOf, linksOf, type PageLink } from '../support/docLinks.js';
import { blocksOf, docPages, proseOf, translatedPages } from '../support/docPages.js';

/** Pages that every Chinese reader needs. The others may follow. */
const REQUIRED = /^(?:README\.md|docs\/index\.md|docs\/guides\/.*)$/;
/** Pages about the Chinese language. */
const WITHOUT_ENGLISH = ['docs/zh/glossary.md'];

const englishOf = (page: string) => page.replace(/^docs\/zh\//, 'docs/').replace(/\.zh-CN\.md$/, '.md');
const chineseOf = (page: string) =>
  page.startsWith('docs/') ? page.replace(/^docs\//, 'docs/zh/') : page.replace(/\.md$/, '.zh-CN.md');

/** Headings with their levels, list entries and table rows, in their order. */
function formOf(page: string): readonly string[] {
  return [...proseOf(page).matchAll(/^(#+|\s*-|\s*\d+\.|\|)(?=\s)/gm)].map(([, mark = '']) => mark);
}

/** Code blocks with their languages. */
function codeOf(page: string): readonly string[] {
  return blocksOf(page).map(({ language, runs, text }) => `${language}${runs ? ' run' : ''}\n${text}`);
}

/** The different names in the text, sorted: sentences have another order. */
function namesOf(page: string): readonly string[] {
  const names = [...proseOf(page).matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name);
  return [...new Set(names)].sort();
}

/** Places where Chinese text touches a Latin letter, a digit or half-width punctuation. */
function badSpacing(page: string): readonly string[] {
  const visible = proseOf(page)
    .replaceAll(/\]\([^)]*\)/g, ']')
    .replaceAll(/!(?=\[)|[[\]*`]/g, '');
  const touching = /.{0,10}(?:\p{Script=Han}[\w,;:?!()]|[\w,;:?!()]\p{Script=Han}).{0,10}/gu;
  return visible.match(touching) ?? [];
}

/** A target without its language: English headings have other ids than Chinese ones, so their position counts. */
function withoutLanguage({ file, anchor }: PageLink): string {
  const heading = anchor === undefined ? '' : `#${anchorsOf(file).indexOf(anchor)}`;
  return englishOf(file) + heading;
}

const required = docPages().filter((page) => REQUIRED.test(page));
const twins = translatedPages().filter((page) => !WITHOUT_ENGLISH.includes(page));

describe('a page for every reader', () => {
  it.each(required)('exists in Chinese: %s', (page) => {
    expect(existsSync(chineseOf(page)), chineseOf(page)).toBe(true);
  });
});

describe('a Chinese page', () => {
  it.each(translatedPages())('separates Chinese from Latin text, with full-width punctuation: %s', (page) => {
    expect(badSpacing(page)).toEqual([]);
  });

  it.each(twins)('has the form of its English page: %s', (page) => {
    expect(formOf(page)).toEqual(formOf(englishOf(page)));
  });

  it.each(twins)('has the same code: %s', (page) => {
    expect(codeOf(page)).toEqual(codeOf(englishOf(page)));
    expect(namesOf(page)).toEqual(namesOf(englishOf(page)));
  });

  it.each(twins)('has the same links, to Chinese pages where they exist: %s', (page) => {
    const links = linksOf(page);
    const targets = (list: readonly PageLink[]) => list.map(withoutLanguage).sort();
    expect(targets(links)).toEqual(targets(linksOf(englishOf(page))));
    const pages = links.filter(({ file }) => file.endsWith('.md') && file !== englishOf(page));
    const inEnglish = pages.filter(({ file }) => existsSync(chineseOf(file)));
    expect(inEnglish.map(({ target }) => target)).toEqual([]);
  });
});
