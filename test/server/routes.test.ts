/** The routes that execute a query or a mutation give the same answer: status, headers, cookies and text. */
import { readFileSync } from 'node:fs';
import { buildSchema, extendSchema, Kind, type OperationDefinitionNode, parse, print } from 'graphql';
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { signIn } from '../support/people.js';
import { sampleVariables } from '../support/sampleVariables.js';

const native = readFileSync('schema/native.graphql', 'utf8');
const schema = extendSchema(buildSchema(readFileSync('schema/menshen.graphql', 'utf8')), parse(native), {
  assumeValid: true,
});
const { definitions } = parse(readFileSync('test/support/operations.graphql', 'utf8'));
const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
const operations = definitions
  .filter((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION)
  .filter(({ operation }) => operation !== 'subscription');

/** Apollo answers a request with an extension that the fast path does not know. */
const FORMS = { apollo: { extensions: { unknown: true } }, fastPath: {} } as const;
/** Different for each request. */
const IGNORED_HEADERS = ['date', 'x-request-id', 'content-length', 'keep-alive', 'connection'];

function textOf(operation: OperationDefinitionNode): string {
  const needed = new Set<string>();
  const collect = (text: string) => {
    for (const [, name] of text.matchAll(/\.\.\.\s*(\w+)/g)) {
      const fragment = fragments.find((each) => 'name' in each && each.name?.value === name);
      if (fragment === undefined || needed.has(print(fragment))) continue;
      needed.add(print(fragment));
      collect(print(fragment));
    }
  };
  collect(print(operation));
  return [print(operation), ...needed].join('\n');
}

/** Replaces what is random or a time, so that the rest can be compared. */
function stable(text: string): string {
  return text
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, '<uuid>')
    .replaceAll(/(?<="matchNumber":")\d+/g, '<digits>')
    .replaceAll(/(?<=127\.0\.0\.1:)\d+/g, '<port>')
    .replaceAll(/(?<="latencyMs":)\d+/g, '<ms>')
    .replaceAll(/"(?![A-Z]+(?:_[A-Z]+)+")[\w+/=.:,;-]{16,}"(?!:)/g, '"<random>"')
    .replaceAll(/(?<=[:=/])[\w-]{16,}/g, '<random>')
    .replaceAll(/\b\d{10,}\b/g, '<number>');
}

describeWithApp('an operation over Apollo and over the fast path', { instances: 2 }, (app) => {
  const names = Object.keys(FORMS) as (keyof typeof FORMS)[];

  /** The second answer: the fast path takes only what has run before. */
  async function answer(operation: OperationDefinitionNode, form: keyof typeof FORMS, mode: 'cookie' | 'bearer') {
    app.reset();
    const client = await signIn(app.client({ mode }, names.indexOf(form)));
    const variables = sampleVariables(schema, operation);
    const body = JSON.stringify({ query: textOf(operation), variables, ...FORMS[form] });
    const { data: first } = await client.post(body);
    const { status, headers, text } = await client.post(body);
    const isFast = (JSON.parse(app.log.at(-1) ?? '{}') as { fast?: boolean }).fast === true;
    expect(isFast).toBe(form === 'fastPath' && first !== undefined);
    const kept = [...headers].filter(([name]) => !IGNORED_HEADERS.includes(name));
    return { status, headers: kept.map(([name, value]) => [name, stable(value)]), text: stable(text) };
  }

  it.each(operations.map((operation) => [operation.name?.value, operation] as const))(
    '%s has the same status, headers, cookies and text',
    async (_name, operation) => {
      for (const mode of ['cookie', 'bearer'] as const) {
        expect(await answer(operation, 'fastPath', mode)).toEqual(await answer(operation, 'apollo', mode));
      }
    },
  );
});
