/**
 * Signs in with a typed client that codegen.yml generates, and prints the user. Start a server with `npm start`, then:
 *
 *     npx tsx examples/node/login.ts menshen@example.com Menshen-2026
 */
import { GraphQLClient } from 'graphql-request';
import { SignInDocument, WhoAmIDocument } from './generated/operations.js';

const [email = 'menshen@example.com', password = 'Menshen-2026'] = process.argv.slice(2);
const endpoint = process.env.MENSHEN_URL ?? 'http://127.0.0.1:4000/graphql';

// Without an Origin header the server answers in bearer mode; saying so makes it plain.
const client = new GraphQLClient(endpoint, { headers: { 'x-session-mode': 'bearer' } });
const { login } = await client.request(SignInDocument, { email, password });
if (login.__typename !== 'LoginSuccess') {
  process.stderr.write(`${login.__typename}: ${login.message}\n`);
  process.exit(1);
}
client.setHeader('authorization', `Bearer ${login.accessToken}`);
const { me } = await client.request(WhoAmIDocument);
process.stdout.write(`${JSON.stringify(me, null, 2)}\n`);
