/** Every code block of the pages has a test: test/support/blockTests.ts is the list. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allBlocks, BLOCK_TESTS, testOf } from '../support/blockTests.js';
import { docPages } from '../support/docPages.js';

const blocks = allBlocks();
const titleOf = ({ page, line, language }: { page: string; line: number; language: string }) =>
  `${page}:${line} ${language}`;

describe('the list of block tests', () => {
  it('has an entry for every block', () => {
    expect(blocks.filter((block) => testOf(block) === undefined).map(titleOf)).toEqual([]);
  });

  it('has no entry, page or language without a block', () => {
    const unused = BLOCK_TESTS.flatMap((entry) => {
      const own = blocks.filter((block) => testOf(block) === entry);
      const pages = (entry.pages ?? []).filter((page) => !own.some((block) => block.page === page));
      const languages = (entry.languages ?? []).filter((language) => !own.some((block) => block.language === language));
      return [...(own.length === 0 ? [entry.test] : []), ...pages, ...languages].map(
        (name) => `${entry.test}: ${name}`,
      );
    });
    expect(unused).toEqual([]);
  });

  it('names tests that exist', () => {
    expect(BLOCK_TESTS.filter(({ test }) => !existsSync(test)).map(({ test }) => test)).toEqual([]);
  });

  it.each(docPages())('is complete: the fences of %s belong to blocks', (page) => {
    const fences = readFileSync(page, 'utf8').match(/^ *```/gm) ?? [];
    expect(fences).toHaveLength(2 * blocks.filter((block) => block.page === page).length);
  });
});
