import 'reflect-metadata';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { loadDefinitions } from '../providers.js';
import { nativesOf } from '../server/native/native.js';
import { ownSchemaText } from '../server/schema/ownSchemaText.js';
import { createSchema } from '../server/schema/schema.js';
import { subgraphSdl } from '../server/schema/subgraphSdl.js';
import { command, EXIT, type ExitCode, type Output, UsageError } from './command.js';

export const schema = (output: Output) =>
  command({
    meta: { name: 'schema', description: 'Print the schema in SDL, without the types of the vendors.' },
    args: {
      subgraph: {
        type: 'boolean',
        description: 'Print the schema for a federation router, with the types of the vendors.',
      },
      json: { type: 'boolean', description: 'Print the result of the introspection query. Routers read SDL only.' },
    },
    async run({ args }): Promise<ExitCode> {
      if (args.subgraph && args.json) throw new UsageError('Write --subgraph or --json, not both.');
      const definitions = await loadDefinitions();
      const text = args.subgraph
        ? subgraphSdl(createSchema(definitions, nativesOf(definitions)))
        : ownSchemaText(definitions);
      const asJson = () => JSON.stringify({ data: introspectionFromSchema(buildSchema(text)) }, undefined, 2);
      output.print(args.json ? asJson() : text.trimEnd());
      return EXIT.ok;
    },
  });
