/** The client against a server that runs only the documents of its manifest. */
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWithApp } from '../../../test/support/app.js';
import { PASSWORD, SEEDED } from '../../../test/support/people.js';
import { decide } from '../../../test/support/phone.js';
import { allDocuments } from '../src/generated/operations.js';
import { clientOf, counting } from './support/client.js';
import { expectState, stateOf } from './support/states.js';

/** As scripts/persistedDocuments.ts writes it. */
function manifestFile(): string {
  const texts = Object.values(allDocuments()).map(String);
  const entries = texts.map((text) => [`sha256:${createHash('sha256').update(text).digest('hex')}`, text]);
  const file = join(mkdtempSync(join(tmpdir(), 'menshen-')), 'persisted-documents.json');
  writeFileSync(file, JSON.stringify(Object.fromEntries(entries)));
  return file;
}

const environment = { TRUSTED_DOCUMENTS: 'only', TRUSTED_DOCUMENTS_FILE: manifestFile() };

describeWithApp('a server that trusts the documents of the client', { environment }, (app) => {
  it('runs its sign-in, its events and its operations, and nothing else', async () => {
    const transport = counting();
    const menshen = clientOf(app, { transport });
    const flow = menshen.signIn();
    expectState(await flow.start({ qrCode: true }), 'qr');
    await decide(app, 'approve', SEEDED.username);
    await stateOf(flow, 'done');
    // By the subscription, without polling.
    expect(transport.count('pushAuthEvent(')).toBe(0);
    expectState(await menshen.signIn().start({ email: { email: SEEDED.email, password: PASSWORD } }), 'done');
    expect((await menshen.operations.account())?.username).toBe(SEEDED.username);
    const code = menshen.request('{ me { id } }').catch((error: { code: string }) => error.code);
    expect(await code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });
});
