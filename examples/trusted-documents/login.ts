/**
 * Signs in with a typed client that codegen.yml generates, and prints the user. Start a server with `npm start`, then:
 *
 *     npx tsx examples/trusted-documents/login.ts menshen@example.com Menshen-2026
 */
import { SignInDocument, type TypedDocumentString, WhoAmIDocument } from './generated/graphql.js';

const [email = 'menshen@example.com', password = 'Menshen-2026'] = process.argv.slice(2);
const endpoint = process.env.MENSHEN_URL ?? 'http://127.0.0.1:4000/graphql';

// Without an Origin header the server answers in bearer mode; saying so makes it plain.
const headers: Record<string, string> = { 'content-type': 'application/json', 'x-session-mode': 'bearer' };

interface Answer<Data> {
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** By its hash, for a server that trusts our documents (docs/trusted-documents.md); one that does not know it gets the text. */
async function ask<Data, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables) {
  const post = async (body: object): Promise<Answer<Data>> => {
    const request = { method: 'POST', headers, body: JSON.stringify({ ...body, variables }) };
    return (await (await fetch(endpoint, request)).json()) as Answer<Data>;
  };
  let answer = await post({ documentId: document.__meta__?.hash });
  if (answer.errors?.[0]?.extensions.code === 'PERSISTED_QUERY_NOT_FOUND') {
    answer = await post({ query: document.toString() });
  }
  if (answer.errors?.[0]) throw new Error(answer.errors[0].message);
  return answer.data;
}

const { login } = await ask(SignInDocument, { email, password });
if (login.__typename !== 'LoginSuccess') {
  process.stderr.write(`${login.__typename}: ${login.message}\n`);
  process.exit(1);
}
headers.authorization = `Bearer ${login.accessToken}`;
const { me } = await ask(WhoAmIDocument, {});
process.stdout.write(`${JSON.stringify(me, null, 2)}\n`);
