/**
 * Compares schema/menshen.graphql with the schema of the last release. A breaking change needs a section "Breaking" in the
 * unreleased part of CHANGELOG.md. docs/releases.md has the rules.
 */
import { readFileSync } from 'node:fs';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

const RELEASED = 'schema/released.graphql';
const PRESENT = 'schema/menshen.graphql';

/** @returns one sentence for each change after which a client's operation can fail */
export async function breakingChanges(released: string, present: string): Promise<readonly string[]> {
  const changes = await diff(buildSchema(released), buildSchema(present));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message }) => message);
}

/** Whether the first section of the changelog, which is the unreleased one, has a heading "Breaking". */
export function announcesBreaking(changelog: string): boolean {
  const [, unreleased = ''] = changelog.split(/^## /m);
  return /^Unreleased/.test(unreleased) && /^### Breaking$/m.test(unreleased);
}

if (process.argv[1]?.endsWith('schemaCompatibility.ts')) {
  const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
  const changes = await breakingChanges(read(RELEASED), read(PRESENT));
  if (changes.length > 0 && !announcesBreaking(read('CHANGELOG.md'))) {
    process.stderr.write(
      `${PRESENT} breaks clients of the last release:\n${changes.map((change) => `  ${change}\n`).join('')}Undo these changes, or describe them in CHANGELOG.md under "## Unreleased" in a section "### Breaking".\n`,
    );
    process.exitCode = 1;
  }
}
