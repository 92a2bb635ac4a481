/** No answer about a caller may be kept by a cache. */
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import { CreateAuthQrCodeDocument, PushAuthEventUpdatedDocument } from '../support/generated/operations.js';
import { decide } from '../support/phone.js';
import { rawRequest } from '../support/rawRequest.js';

const JSON_BODY = { 'content-type': 'application/json' };
const EVENTS = { ...JSON_BODY, accept: 'text/event-stream' };
const HASH = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };

describeWithApp('cache-control: no-store', {}, (app) => {
  it.each([
    ['POST', '/graphql', JSON_BODY, { query: '{ __typename }' }, 200],
    ['POST', '/graphql', JSON_BODY, { query: '{ nothing }' }, 400],
    ['POST', '/graphql', JSON_BODY, { extensions: HASH }, 200],
    ['POST', '/graphql', { 'content-type': 'text/plain' }, {}, 400],
    ['POST', '/graphql', { ...JSON_BODY, origin: 'https://evil.example' }, {}, 403],
    ['POST', '/graphql', { ...JSON_BODY, origin: 'http://localhost:1' }, {}, 403],
    ['POST', '/graphql', { ...JSON_BODY, host: 'evil.example' }, {}, 421],
    ['GET', '/graphql?query={__typename}', { 'apollo-require-preflight': 'yes' }, undefined, 200],
    ['GET', '/graphql?query={__typename}', {}, undefined, 400],
    ['GET', '/graphql', { accept: 'text/html' }, undefined, 200],
    ['POST', '/graphql/stream', EVENTS, { query: '{ me { id } }' }, 400],
    ['GET', '/graphql/stream?query={me{id}}', { accept: 'text/event-stream' }, undefined, 403],
  ])('is on %s %s %j %j, answered %i', async (method, path, headers, payload, status) => {
    const body = payload && { body: JSON.stringify(payload) };
    // Twice: the second answer to a known operation goes the fast way.
    for (const _time of [1, 2]) {
      const answer = await rawRequest(`${app.url()}${path}`, { method, headers, ...body });
      expect([answer.status, answer.headers['cache-control']]).toEqual([status, 'no-store']);
    }
  });

  it('is on a stream of events', async () => {
    const client = app.client();
    const { createAuthQrCode } = await client.run(CreateAuthQrCodeDocument);
    const { id } = expectOutcome(createAuthQrCode, 'PushAuthStarted').event;
    const answering = rawRequest(`${app.url()}/graphql/stream`, {
      method: 'POST',
      headers: EVENTS,
      body: JSON.stringify({ query: PushAuthEventUpdatedDocument.toString(), variables: { id } }),
    });
    await decide(app, 'deny');
    const answer = await answering;
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(answer.text).toContain('"REJECTED"');
  });
});
