/**
 * The passthrough against the vendor itself: every GraphQL document that the official SDK ships, read from the installed
 * package, answers through the server what the vendor answers directly.
 */
import { constants, createHash, publicEncrypt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  buildSchema,
  type DocumentNode,
  isSpecifiedScalarType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDefinitions } from '../../src/providers.js';
import { nativesOf } from '../../src/server/native/native.js';
import { createSchema } from '../../src/server/schema/schema.js';
import { describeWithApp } from '../support/app.js';
import type { Answer as Answered, Client } from '../support/client.js';
import { signedIn } from '../support/people.js';
import { type Sampling, sampleVariables } from './authingSamples.js';

const TOKEN = 'an-administrator-who-speaks-native';
const ADMIN_TOKENS = createHash('sha256').update(TOKEN).digest('hex');

const shipped: Readonly<Record<string, unknown>> = createRequire(import.meta.url)(
  'authing-js-sdk/build/main/types/graphql.v2.js',
);
const documents = Object.entries(shipped).filter((entry): entry is [string, string] => typeof entry[1] === 'string');

const vendor = buildSchema(readFileSync('schema/upstream/authing.graphql', 'utf8'));
const providers = await loadDefinitions();
const natives = nativesOf(providers);
const ours = createSchema(providers, natives);
const native = natives.find(({ namespace }) => namespace === 'authing') ?? expect.fail('Authing is not passed on.');

/** The document without fields that carry a credential, and without what only they needed. */
function stripped(document: DocumentNode): DocumentNode {
  const info = new TypeInfo(vendor);
  const withheld = new Set(native.credentials);
  const bare = visit(
    document,
    visitWithTypeInfo(info, {
      Field: ({ name }) => (withheld.has(`${info.getParentType()?.name}.${name.value}`) ? null : undefined),
      SelectionSet: { leave: (set: SelectionSetNode) => (set.selections.length === 0 ? TYPE_NAME : undefined) },
    }),
  );
  const used = new Set<string>();
  visit(bare, { Variable: ({ name }, _key, parent) => void (isDefinition(parent) || used.add(name.value)) });
  return visit(bare, { VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null) });
}

const isDefinition = (node: unknown) => (node as { kind?: string } | undefined)?.kind === Kind.VARIABLE_DEFINITION;
const TYPE_NAME = (parse('{ __typename }').definitions[0] as OperationDefinitionNode).selectionSet;

/** The three steps of docs/passthrough.md: the prefix, the namespace, and (above) no credentials. */
function namespaced(document: DocumentNode): DocumentNode {
  return visit(document, {
    NamedType({ name, ...type }) {
      const found = vendor.getType(name.value);
      if (found && 'serialize' in found && isSpecifiedScalarType(found)) return undefined;
      return { ...type, name: { ...name, value: native.prefix + name.value } };
    },
    OperationDefinition: {
      leave: (operation) => {
        const field = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'authing' } } as const;
        const inside = { ...field, selectionSet: operation.selectionSet };
        return { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: [inside] } };
      },
    },
  });
}

function operationOf(document: DocumentNode): OperationDefinitionNode {
  return document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION) ?? expect.fail('no operation');
}

describe('the official SDK', () => {
  it('ships as many documents as ever', () => {
    expect(documents.length).toBeGreaterThanOrEqual(142);
  });

  it.each(documents)('%s fits our schema once it is rewritten', (_name, text) => {
    const document = stripped(parse(text));
    expect(validate(vendor, document)).toEqual([]);
    expect(validate(ours, namespaced(document))).toEqual([]);
  });
});

/** Guarded fields that the vendor takes the management credential for. */
const MANAGEMENT: ReadonlySet<string> = new Set(['refreshAccessToken', 'deleteUser', 'deleteUsers']);

interface Answer {
  readonly data: unknown;
  readonly errors: readonly { readonly message: string; readonly code: string; readonly path: unknown }[];
}

/** What the namespace holds, as if the vendor had said it. */
function answered({ data, errors }: Answered<{ authing: unknown }>): Answer {
  return {
    data: data?.authing ?? null,
    errors: errors.map(({ message, path = [], extensions }) => {
      expect([path[0], extensions.provider]).toEqual(['authing', 'authing']);
      return { message, code: String(extensions.providerCode), path: path.slice(1) };
    }),
  };
}

/** Made anew for every answer: ids but those of the seeded, times, tokens. */
function comparable(answer: Answer): unknown {
  const text = JSON.stringify(answer)
    .replace(/(?!e0e0e0e0)\b[\da-f]{24}\b/g, 'ID')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/g, 'TIME')
    .replace(/"(exp|iat)":\d+/g, '"$1":0')
    .replace(/"__typename":"(?:Authing)?/g, '"__typename":"');
  return JSON.parse(text);
}

describeWithApp('the SDK’s documents', { environment: { ADMIN_TOKENS, PASSTHROUGH_ALLOW: '*' } }, (app) => {
  let host: string;
  let headers: Readonly<Record<string, string>>;
  let sampling: Sampling;
  const callers: { readonly client: Client; readonly token: string }[] = [];
  const succeeded = new Set<string>();

  const direct = async (query: string, variables: object, token?: string) => {
    const response = await fetch(`${host}/graphql/v2`, {
      method: 'POST',
      headers: { ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as {
      data: Readonly<Record<string, Readonly<Record<string, string>>>>;
      errors?: { message: { code: number; message: string }; path: unknown[] }[];
    };
  };

  beforeAll(async () => {
    const { providers } = (await (await fetch(`${app.url()}/emulators`)).json()) as {
      providers: { authing: Record<'appHost' | 'userPoolId' | 'appId' | 'secret', string> };
    };
    const { appHost, appId, userPoolId, secret } = providers.authing;
    host = appHost;
    // The language that our server asks in for a caller who names none.
    headers = { 'content-type': 'application/json', 'x-authing-app-id': appId, 'x-authing-lang': 'en-US' };
    const { data } = (await (await fetch(`${host}/api/v2/.well-known`)).json()) as { data: { publicKey: string } };
    const key = { key: data.publicKey, padding: constants.RSA_PKCS1_PADDING };
    const post = (path: string, body: object) =>
      fetch(`${host}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    sampling = {
      schema: vendor,
      encrypt: (password) => publicEncrypt(key, Buffer.from(password)).toString('base64'),
      pool: { id: userPoolId, secret },
      async code(to, scene) {
        if (scene === 'sms') await post('/api/v2/sms/send', { phone: to });
        else await direct(`mutation { sendEmail(email: "${to}", scene: ${scene}) { code } }`, {});
        return app.control.code(to);
      },
    };
    const login =
      'mutation($p: String!) { loginByEmail(input: {email: "menshen@example.com", password: $p}) { token } }';
    const user = await direct(login, { p: sampling.encrypt('Menshen-2026') });
    const pool = await direct(`{ accessToken(userPoolId: "${userPoolId}", secret: "${secret}") { accessToken } }`, {});
    const admin = app.client();
    admin.token = TOKEN;
    callers.push(
      { client: await signedIn(app), token: user.data.loginByEmail?.token ?? '' },
      { client: admin, token: pool.data.accessToken?.accessToken ?? '' },
    );
  });

  /** The emulators as they are at the start, with a policy to work on. */
  const begin = async (root: string) => {
    app.reset();
    if (!/polic/i.test(root)) return;
    const policy =
      'mutation { createPolicy(code: "opener", statements: [{resource: "gate:*", actions: ["gate:open"], effect: ALLOW}]) { code } }';
    const assign = `mutation { addPolicyAssignments(policies: ["opener"], targetType: USER, targetIdentifiers: ["e0e0e0e0e0e0e0e0e0e0b001"]) { code } }`;
    await direct(policy, {}, callers[1]?.token);
    if (!root.startsWith('add')) await direct(assign, {}, callers[1]?.token);
  };

  it.each(documents)('%s answers what the vendor answers, through Apollo and past it', async (_name, text) => {
    const document = stripped(parse(text));
    const operation = operationOf(document);
    const [root] = operation.selectionSet.selections;
    const field = root?.kind === Kind.FIELD ? root.name.value : '';
    const isManagement = native.access.admin.includes(field) || MANAGEMENT.has(field);
    const caller = callers[isManagement ? 1 : 0] ?? expect.fail('nobody is signed in');

    await begin(field);
    const theirs = await direct(print(document), await sampleVariables(operation, sampling), caller.token);

    const expected: Answer = {
      data: theirs.data,
      errors: (theirs.errors ?? []).map(({ message: { code, message }, path }) => ({
        message,
        code: String(code),
        path,
      })),
    };
    // The first time through Apollo, the second time past it.
    for (const route of ['Apollo', 'the fast path']) {
      await begin(field);
      const text = print(namespaced(document));
      const own = await caller.client.send<{ authing: unknown }, unknown>(
        text,
        await sampleVariables(operation, sampling),
      );
      expect(comparable(answered(own)), route).toEqual(comparable(expected));
    }
    if (expected.errors.length === 0) succeeded.add(field);
  });

  it('mostly succeed, so that answers were compared and not refusals alone', () => {
    expect(succeeded.size).toBeGreaterThan(90);
  });
});
