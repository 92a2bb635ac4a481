import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { announcesBreaking, breakingChanges } from '../../scripts/schemaCompatibility.js';

const RELEASED = 'type Query { me: User, users(first: Int): [User!]! } type User { id: ID!, name: String }';

describe('the comparison with the released schema', () => {
  it.each([
    ['a field without an argument', RELEASED.replace('name: String', 'name: String, age: Int')],
    ['an optional argument', RELEASED.replace('first: Int', 'first: Int, after: String')],
    ['a type that is no longer null', RELEASED.replace('name: String', 'name: String!')],
  ])('accepts %s', async (_change, present) => {
    expect(await breakingChanges(RELEASED, present)).toEqual([]);
  });

  it.each([
    ['a removed field', RELEASED.replace(', name: String', ''), "Field 'name' was removed from object type 'User'"],
    ['an argument that became required', RELEASED.replace('first: Int', 'first: Int!'), 'Int!'],
    ['a type that may be null now', RELEASED.replace('id: ID!', 'id: ID'), "'ID!' to 'ID'"],
  ])('finds %s', async (_change, present, message) => {
    expect(await breakingChanges(RELEASED, present)).toEqual([expect.stringContaining(message)]);
  });

  it('lets a change pass that the unreleased part of the changelog announces', () => {
    const text = '# Changelog\n\n## Unreleased\n\n### Breaking\n\n- x\n\n## 1.0.0\n';
    expect(announcesBreaking(text)).toBe(true);
    expect(announcesBreaking(text.replace('### Breaking', '### Added'))).toBe(false);
    expect(announcesBreaking('# Changelog\n\n## Unreleased\n\n## 1.0.0\n\n### Breaking\n')).toBe(false);
    expect(announcesBreaking('# Changelog\n\n## 1.0.0\n\n### Breaking\n')).toBe(false);
  });

  it('holds for the committed schemas', async () => {
    const [released, present] = ['released', 'menshen'].map((name) => readFileSync(`schema/${name}.graphql`, 'utf8'));
    const changes = await breakingChanges(released ?? '', present ?? '');
    expect(changes.length === 0 || announcesBreaking(readFileSync('CHANGELOG.md', 'utf8'))).toBe(true);
  });
});
