import 'reflect-metadata';
import { loadDefinitions } from '../providers.js';
import { nativesOf } from '../server/native/native.js';
import { ownSchemaText } from '../server/schema/ownSchemaText.js';
import { createSchema } from '../server/schema/schema.js';
import { subgraphSdl } from '../server/schema/subgraphSdl.js';
import { command, EXIT, type ExitCode, type Output } from './command.js';

export const schema = (output: Output) =>
  command({
    meta: { name: 'schema', description: 'Print the schema in SDL, without the types of the vendors.' },
    args: {
      subgraph: {
        type: 'boolean',
        description: 'Print the schema for a federation router, with the types of the vendors.',
      },
    },
    async run({ args }): Promise<ExitCode> {
      const definitions = await loadDefinitions();
      const text = args.subgraph
        ? subgraphSdl(createSchema(definitions, nativesOf(definitions)))
        : ownSchemaText(definitions);
      output.print(text.trimEnd());
      return EXIT.ok;
    },
  });
