// A peer: Hive Gateway in front of the vendor's endpoint, with the vendor's schema, as its guide has it for one service.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';

const schema = readFileSync(new URL('../../schema/upstream/authing.graphql', import.meta.url), 'utf8');
const gateway = createGatewayRuntime({
  proxy: {
    endpoint: `${process.env.UPSTREAM}/graphql/v2`,
    headers: ({ context }) => ({ authorization: context?.headers?.authorization ?? '' }),
  },
  schema,
  graphqlEndpoint: '/graphql/v2',
  logging: false,
});

createServer(gateway).listen(Number(process.env.PORT), '127.0.0.1');
