/** The lines of a server: written in their order, and none is lost when the process ends. */
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger, writtenTo } from '../src/logger.js';

describe('the output of a logger', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'menshen-log-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has all lines in their order after the wait', async () => {
    const file = join(folder, 'lines.log');
    const output = pino.destination(openSync(file, 'a'));
    const logger = createLogger('info', { output });
    for (let line = 0; line < 5_000; line++) logger.info({ line }, 'a line');
    expect(linesOf(file).length).toBeLessThan(5_000);
    await writtenTo(output);
    expect(linesOf(file)).toEqual(Array.from({ length: 5_000 }, (_, line) => line));
    output.end();
  });
});

function linesOf(file: string): unknown[] {
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((text) => (JSON.parse(text) as { line: unknown }).line);
}
