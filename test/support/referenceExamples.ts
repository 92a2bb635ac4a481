/** The examples of docs/reference: one for each root field. */
import { readFileSync } from 'node:fs';

export interface ReferenceExample {
  /** The root field. */
  readonly name: string;
  readonly document: string;
  readonly variables: unknown;
  /** The settings that the section names, as `NAME=value NAME=value`; empty without one. */
  readonly setting: string;
}

const EXAMPLE_PAGES = ['docs/reference/queries.md', 'docs/reference/mutations.md'];

export function referenceExamples(): readonly ReferenceExample[] {
  return EXAMPLE_PAGES.flatMap((page) => {
    const [, ...sections] = readFileSync(page, 'utf8').split(/^## /m);
    return sections.map((section) => ({
      name: section.slice(0, section.indexOf('\n')),
      document: /^```graphql\n(.*?)^```$/ms.exec(section)?.[1] ?? '',
      variables: JSON.parse(/^```json\n(.*?)^```$/ms.exec(section)?.[1] ?? '{}'),
      setting: /^.*Start the server with `(\w+=[^`]+)`\.$/m.exec(section)?.[1] ?? '',
    }));
  });
}

/** The variables with values for the words in capitals, also inside objects and lists. */
export function withWords(value: unknown, words: Readonly<Record<string, unknown>>): unknown {
  if (typeof value === 'string') return words[value] ?? value;
  if (Array.isArray(value)) return value.map((item) => withWords(item, words));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withWords(inner, words)]));
}
