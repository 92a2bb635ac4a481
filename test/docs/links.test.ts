/** Links between the pages, and to files of this repository. */
import { existsSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { anchorsOf, linksOf } from '../support/docLinks.js';
import { docPages, translatedPages } from '../support/docPages.js';

describe('the links of a page', () => {
  it.each([...docPages(), ...translatedPages()])('lead to a file and a heading: %s', (page) => {
    const broken = linksOf(page).filter(({ file, anchor }) => {
      if (!existsSync(file)) return true;
      return anchor !== undefined && statSync(file).isFile() && !anchorsOf(file).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});
