import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import {
  CreateAuthQrCodeDocument,
  CurrentSessionDocument,
  LoginDocument,
  PasswordStrengthDocument,
  PushAuthEventUpdatedDocument,
} from '../support/generated/operations.js';
import { type Payload, ROUTES, type Route } from '../support/routes.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (sha256Hash: unknown, version: unknown = 1) => ({
  extensions: { persistedQuery: { version, sha256Hash } },
});

const PROVIDERS = 'query Providers { providers { id } }';
const TEXTS = [
  PROVIDERS,
  ...[CreateAuthQrCodeDocument, LoginDocument, PasswordStrengthDocument, PushAuthEventUpdatedDocument].map(String),
];
const UNTRUSTED = 'query Untrusted { providers { id mode } }';
const UNTRUSTED_SUBSCRIPTION = 'subscription Untrusted($id: ID!) { pushAuthEventUpdated(id: $id) { id } }';

/** Settings of a server whose manifest is of one of the two kinds. */
function trusting(mode: 'warn' | 'only', kind: 'apollo' | 'codegen' = 'apollo') {
  const file = join(mkdtempSync(join(tmpdir(), 'menshen-')), 'manifest.json');
  const operations = TEXTS.map((body) => ({ id: sha256(body), name: 'Any', type: 'query', body }));
  const manifest = {
    apollo: { format: 'apollo-persisted-query-manifest', version: 1, operations },
    codegen: Object.fromEntries(TEXTS.map((text) => [`sha256:${sha256(text)}`, text])),
  };
  writeFileSync(file, JSON.stringify(manifest[kind]));
  return { environment: { TRUSTED_DOCUMENTS: mode, TRUSTED_DOCUMENTS_FILE: file } };
}

const every = Object.entries(ROUTES);
const post = (app: TestApp, payload: Payload) => ROUTES['POST /graphql'](app.url(), payload);
const get = (app: TestApp, payload: Payload) => ROUTES['GET /graphql'](app.url(), payload);
const codeOf = async (answer: ReturnType<Route>) => (await answer).errors?.[0]?.extensions?.code;
const notFound = { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] };
const warnings = (app: TestApp) =>
  app.log
    .map((line): { msg: string; operation?: string; hash?: string } => JSON.parse(line))
    .filter(({ msg }) => msg.includes('manifest'));

/** An event that the phone has answered: a subscription tells so, once. */
async function rejectedEvent(app: TestApp): Promise<string> {
  const { data } = await post(app, { query: CreateAuthQrCodeDocument.toString() });
  const started = data?.createAuthQrCode as { event: { id: string } } | undefined;
  const asked = await app.control.call<{ event_id: string }[]>('GET', '/secken/events');
  await app.control.call('POST', `/secken/events/${asked.at(-1)?.event_id}/deny`, {});
  return started?.event.id ?? expect.fail('There is no event.');
}

describeWithApp('a server that runs trusted documents only', trusting('only'), (app) => {
  it.each(every)('refuses every other text over %s, whatever it holds, and says what to run', async (_name, ask) => {
    const texts = [
      UNTRUSTED,
      UNTRUSTED_SUBSCRIPTION,
      `${PROVIDERS} `,
      `${PROVIDERS}#`,
      '{ __schema { types { name } } }',
      '{ __typename }',
      '{ noSuchField }',
      '{ broken',
    ];
    for (const query of texts) {
      const { status = 400, data, errors } = await ask(app.url(), { query, variables: { id: 'x' } });
      expect([query, status, data ?? null, errors?.length]).toEqual([query, 400, null, 1]);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND', retryable: false });
      expect(errors?.[0]?.message).toContain('npm run codegen');
    }
  });

  it.each(every)('refuses unknown hashes over %s', async (_name, ask) => {
    const answer = await ask(app.url(), { query: '', ...persisted(sha256(UNTRUSTED)) });
    expect(answer).toMatchObject(notFound);
    expect(answer.errors?.[0]?.message).toContain('npm run codegen');
  });

  it.each(every)('does not let a text in by a hash of the manifest over %s', async (_name, ask) => {
    const answer = ask(app.url(), { query: UNTRUSTED, ...persisted(sha256(PROVIDERS)) });
    expect(await codeOf(answer)).toBe('BAD_REQUEST');
  });

  it.each([
    ['POST', post],
    ['GET', get],
  ])('runs what the manifest holds over %s: by text, by hash and by document id', async (_method, ask) => {
    const hash = sha256(PROVIDERS);
    const expected = { status: 200, data: { providers: expect.arrayContaining([{ id: 'authing' }]) } };
    expect(await ask(app, { query: PROVIDERS })).toMatchObject(expected);
    expect(await ask(app, persisted(hash))).toMatchObject(expected);
    expect(await ask(app, { query: PROVIDERS, ...persisted(hash) })).toMatchObject(expected);
    expect(await ask(app, { documentId: `sha256:${hash}` })).toMatchObject(expected);
    expect(await ask(app, { documentId: hash, operationName: 'Providers' })).toMatchObject(expected);
  });

  it.each(every.slice(2))('serves subscriptions over %s, by text and by hash', async (_name, ask) => {
    const text = PushAuthEventUpdatedDocument.toString();
    for (const named of [{ query: text }, { query: '', ...persisted(sha256(text)) }]) {
      const id = await rejectedEvent(app);
      const { data } = await ask(app.url(), { ...named, variables: { id } });
      expect(data).toMatchObject({ pushAuthEventUpdated: { status: 'REJECTED' } });
    }
  });

  it('registers nothing, not even for a client that sends hash and text', async () => {
    const hash = sha256(UNTRUSTED);
    expect(await post(app, { query: UNTRUSTED, ...persisted(hash) })).toMatchObject(notFound);
    expect(await post(app, persisted(hash))).toMatchObject(notFound);
    expect(await get(app, persisted(hash))).toMatchObject(notFound);
  });

  it('refuses a secret over GET, by hash as by text', async () => {
    const text = PasswordStrengthDocument.toString();
    const variables = { password: 'Menshen-2026' };
    const named = [{ query: text }, persisted(sha256(text)), { documentId: `sha256:${sha256(text)}` }];
    for (const payload of named) {
      const { status, errors } = await get(app, { ...payload, variables });
      expect([status, errors?.[0]?.message]).toEqual([405, 'This operation takes a secret: send it with POST.']);
      expect((await post(app, { ...payload, variables })).data).toMatchObject({ passwordStrength: { valid: true } });
    }
    const login = await get(app, { ...persisted(sha256(LoginDocument.toString())), variables: { input: {} } });
    expect(login.status).toBe(405);
  });

  it('keeps its other rules for what comes by hash', async () => {
    const query = new URLSearchParams({ extensions: JSON.stringify(persisted(sha256(PROVIDERS)).extensions) });
    const formLike = await fetch(`${app.url()}/graphql?${query}`);
    expect([formLike.status, await formLike.text()]).toEqual([400, expect.stringContaining('CSRF')]);
    const subscription = persisted(sha256(PushAuthEventUpdatedDocument.toString()));
    expect(await codeOf(post(app, { ...subscription, variables: { id: 'x' } }))).toBe('BAD_REQUEST');
  });

  it('tells apart a request that names no document, or names it badly', async () => {
    const malformed = [
      {},
      { query: '' },
      persisted(sha256(PROVIDERS).toUpperCase()),
      persisted('x'),
      persisted({ toString: 1 }),
      persisted(sha256(PROVIDERS), 2),
      { extensions: { persistedQuery: 'x' } },
    ];
    for (const payload of malformed) expect(await codeOf(post(app, { variables: {}, ...payload }))).toBe('BAD_REQUEST');
    for (const documentId of ['', 'sha256:', 'sha256:x', '__proto__', `md5:${sha256(PROVIDERS)}`]) {
      expect(await post(app, { documentId })).toMatchObject({ status: 400, ...notFound });
    }
    for (const documentId of [1, null, {}, { toString: 1 }, [sha256(PROVIDERS)]]) {
      expect(await codeOf(post(app, { documentId }))).toBe('BAD_REQUEST');
    }
    expect(app.log.join()).not.toContain('unexpected failure');
  });
});

describeWithApp('a server that warns', trusting('warn', 'codegen'), (app) => {
  it('runs every document, and names in the log those that the manifest lacks, once each', async () => {
    for (const query of [PROVIDERS, UNTRUSTED, UNTRUSTED]) expect((await post(app, { query })).status).toBe(200);
    await get(app, { query: UNTRUSTED });
    expect(warnings(app)).toMatchObject([{ operation: 'Untrusted', hash: sha256(UNTRUSTED) }]);
    const id = await rejectedEvent(app);
    await ROUTES['POST /graphql/stream'](app.url(), { query: UNTRUSTED_SUBSCRIPTION, variables: { id } });
    expect(warnings(app)).toMatchObject([{}, { operation: 'Untrusted', hash: sha256(UNTRUSTED_SUBSCRIPTION) }]);
  });

  it('names no document that does not run', async () => {
    const before = warnings(app).length;
    for (const query of ['{ refused }', '{ refused', `{me{${'a:id '.repeat(31)}}}`]) {
      expect((await post(app, { query })).status).toBe(400);
    }
    expect(warnings(app)).toHaveLength(before);
  });

  it('knows the hashes of the manifest, and lets clients register others', async () => {
    expect((await post(app, persisted(sha256(PROVIDERS)))).status).toBe(200);
    const text = CurrentSessionDocument.toString();
    expect(await post(app, persisted(sha256(text)))).toMatchObject(notFound);
    expect((await post(app, { query: text, ...persisted(sha256(text)) })).status).toBe(200);
    // Registering takes place beside the answer.
    await expect.poll(() => post(app, persisted(sha256(text)))).toMatchObject({ data: { session: null } });
  });

  it('says what to run for a document id that it does not know', async () => {
    const { status, errors } = await post(app, { documentId: `sha256:${sha256(UNTRUSTED)}` });
    expect([status, errors?.[0]?.message]).toEqual([400, expect.stringContaining('npm run codegen')]);
  });
});

const EXAMPLES = 'examples/trusted-documents/generated/persisted-documents.json';

describeWithApp(
  'the manifest that codegen writes',
  { environment: { TRUSTED_DOCUMENTS: 'only', TRUSTED_DOCUMENTS_FILE: EXAMPLES } },
  (app) => {
    it('is enough for a client that sends the hashes in it', async () => {
      const documents = JSON.parse(readFileSync(EXAMPLES, 'utf8')) as Record<string, string>;
      const [documentId] = Object.entries(documents).find(([, text]) => text.includes('mutation SignIn')) ?? [];
      const variables = { email: 'menshen@example.com', password: 'Menshen-2026' };
      const { data } = await post(app, { documentId, variables });
      expect(data?.login).toMatchObject({ __typename: 'LoginSuccess' });
    });
  },
);

/** The documents of the elements, as their package lists them. */
function pageDocuments(): readonly string[] {
  const file = readFileSync('packages/elements/dist/persisted-documents.json', 'utf8');
  return Object.values(JSON.parse(file) as Readonly<Record<string, string>>);
}

describeWithApp('a server with hosted pages', { environment: { TRUSTED_DOCUMENTS: 'only' } }, (app) => {
  it('runs the documents of its pages without a manifest, by text and by hash, and no other', async () => {
    for (const text of pageDocuments()) {
      for (const reference of [{ query: text }, { documentId: sha256(text) }]) {
        // Without variables most of them are refused, but not for being unknown.
        expect([text, await codeOf(post(app, reference))]).not.toEqual([text, 'PERSISTED_QUERY_NOT_FOUND']);
      }
    }
    expect(await post(app, { query: UNTRUSTED })).toMatchObject({ status: 400, ...notFound });
  });
});

describeWithApp(
  'a server without hosted pages',
  { environment: { ...trusting('only').environment, SIGN_IN_PAGE: 'no' } },
  (app) => {
    it('runs the documents of its manifest alone', async () => {
      const [account = ''] = pageDocuments().filter((text) => text.includes('query AccountPage'));
      expect(await post(app, { query: account })).toMatchObject({ status: 400, ...notFound });
    });
  },
);
