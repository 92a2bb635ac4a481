import { readFileSync } from 'node:fs';
import { buildClientSchema, buildSchema, type IntrospectionQuery, printSchema } from 'graphql';
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

  it('prints the result of the introspection query as JSON, which tools read', async () => {
    const { code, printed } = await cli('schema', '--json');
    const { data } = JSON.parse(printed) as { data: IntrospectionQuery };
    expect(code).toBe(0);
    expect(printSchema(buildClientSchema(data))).toBe(printSchema(buildSchema(committed('menshen'))));
    expect((await cli('schema', '--json', '--subgraph')).code).toBe(2);
  });
});
