/** The README of each example. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const EXAMPLES = readdirSync('examples');
const linesOf = (...files: readonly string[]) =>
  files.reduce((sum, file) => sum + readFileSync(`examples/react/src/${file}`, 'utf8').split('\n').length - 1, 0);

describe('an example', () => {
  it.each(EXAMPLES)('is started by two commands: %s', (example) => {
    const readme = readFileSync(`examples/${example}/README.md`, 'utf8');
    const [, commands = ''] = /^```sh\n(.*?)^```$/ms.exec(readme) ?? [];
    expect(commands.trim().split('\n')).toHaveLength(2);
    expect(readFileSync('README.md', 'utf8')).toContain(`(examples/${example}/README.md)`);
  });
});

describe('the React example', () => {
  const readme = readFileSync('examples/react/README.md', 'utf8');

  it('has at most 80 lines with the elements, and says so', () => {
    const lines = linesOf('shop.tsx', 'elements.tsx', 'elements.d.ts');
    expect(lines).toBeLessThanOrEqual(80);
    expect(readme).toContain(`${lines} lines with the shop`);
  });

  it('has at most 180 lines for pages of its own, and says so', () => {
    const lines = linesOf(
      'headless.tsx',
      ...readdirSync('examples/react/src/headless').map((file) => `headless/${file}`),
    );
    expect(lines).toBeLessThanOrEqual(180);
    expect(readme).toContain(`${lines} lines besides the shop`);
  });
});
