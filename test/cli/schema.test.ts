import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cli } from './runCli.js';

/** A committed schema without the comment in its first line. */
const committed = (name: string) =>
  readFileSync(`schema/${name}.graphql`, 'utf8')
    .replace(/^#.*\n\n/, '')
    .trimEnd();

describe('menshen schema', () => {
  it('prints the schema for clients, and the one for routers', async () => {
    expect(await cli('schema')).toEqual({ code: 0, printed: committed('menshen'), complaints: '' });
    expect((await cli('schema', '--subgraph')).printed).toBe(committed('subgraph'));
  });
});
