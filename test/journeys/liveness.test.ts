import { request } from 'node:http';
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import { put, record } from '../support/camera.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  CompleteLivenessCheckDocument,
  CreateLivenessCheckDocument,
  CurrentSessionDocument,
  LivenessCheckDocument,
  type LivenessDetection,
} from '../support/generated/operations.js';
import { newcomer } from '../support/people.js';

const newPerson = async (app: TestApp) => (await newcomer(app)).client;

async function begin(client: Client, detection: LivenessDetection = 'LIVENESS') {
  const { createLivenessCheck } = await client.run(CreateLivenessCheckDocument, { input: { detection } });
  return expectOutcome(createLivenessCheck, 'LivenessCheckUpdated').check;
}

const complete = async (client: Client, id: string) =>
  (await client.run(CompleteLivenessCheckDocument, { id })).completeLivenessCheck;

const verdict = async (client: Client, id: string) =>
  expectOutcome(await complete(client, id), 'LivenessCheckUpdated').check.status;

describeWithApp('a liveness check', {}, (app) => {
  it('starts the SDK, accepts one recording, and returns the verdict', async () => {
    const client = await newPerson(app);
    const { id, status, sdkToken, uploadUrl, expiresAt } = await begin(client);
    expect(status).toBe('ISSUED');
    expect(sdkToken).toMatch(/^dstj[0-9a-f]{32}$/);
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(290_000);
    expectOutcome(await complete(client, id), 'InputRejected');
    const file = await record(app);
    expect(await put(app, uploadUrl, file)).toBe(204);
    expect(await put(app, uploadUrl, await record(app))).toBe(404);
    expect(await verdict(client, id)).toBe('LIVE');
    const { livenessCheck } = await client.run(LivenessCheckDocument, { id });
    expect(livenessCheck).toMatchObject({ status: 'LIVE', sdkToken: null, uploadUrl: null });
    // Being alive is not being somebody.
    const { session } = await client.run(CurrentSessionDocument);
    expect(session?.proofs.map(({ kind }) => kind)).not.toContain('LIVENESS');
    const log = app.log.join('');
    for (const secret of [sdkToken, uploadUrl, file, 'emulated-linkface-secret']) expect(log).not.toContain(secret);
  });

  it('sees an attack in a high score and in none at all', async () => {
    const client = await newPerson(app);
    for (const hackScore of [0.99, null]) {
      const { id, uploadUrl } = await begin(client);
      expect(await put(app, uploadUrl, await record(app, { hackScore }))).toBe(204);
      expect(await verdict(client, id)).toBe('SPOOF');
    }
  });

  it('takes no recording twice, whoever brings it', async () => {
    const file = await record(app);
    const verdicts = [];
    for (const client of [await newPerson(app), await newPerson(app)]) {
      const { id, uploadUrl } = await begin(client);
      expect(await put(app, uploadUrl, file)).toBe(204);
      verdicts.push(await verdict(client, id));
    }
    expect(verdicts).toEqual(['LIVE', 'SPOOF']);
  });

  it('asks for another recording when it shows nobody, three times', async () => {
    const client = await newPerson(app);
    const { id, uploadUrl } = await begin(client);
    const statuses = [];
    for (const body of ['a wall', '', 'a wall', await record(app)]) statuses.push(await put(app, uploadUrl, body));
    expect(statuses).toEqual([422, 422, 422, 429]);
    expect((await client.run(LivenessCheckDocument, { id })).livenessCheck?.status).toBe('ISSUED');
  });

  it('keeps the ticket while the vendor is down', async () => {
    const client = await newPerson(app);
    const { id, uploadUrl } = await begin(client);
    await app.control.fail('linkface', { mode: 'http500', count: 1, match: 'hack_detect' });
    const file = await record(app);
    expect(await put(app, uploadUrl, file)).toBe(503);
    expect(await put(app, uploadUrl, file)).toBe(204);
    expect(await verdict(client, id)).toBe('LIVE');
  });

  it('judges one of two recordings that come at once', async () => {
    const client = await newPerson(app);
    const { uploadUrl } = await begin(client);
    const files = [await record(app), await record(app)];
    const statuses = await Promise.all(files.map((file) => put(app, uploadUrl, file)));
    expect(statuses.sort()).toEqual([204, expect.toBeOneOf([404, 409])]);
  });

  it('reads one recording at a time, and lets the next come when a client is gone or sends too much', async () => {
    const { uploadUrl } = await begin(await newPerson(app));
    const address = new URL(uploadUrl ?? '', app.url());
    const tooMuch = async () => (await fetch(address, { method: 'PUT', body: Buffer.alloc(10_485_761) })).status;
    const half = request(address, { method: 'PUT', headers: { 'content-length': 1000 } });
    half.on('error', () => undefined).write('the first half');
    await expect.poll(tooMuch).toBe(409);
    half.destroy();
    await expect.poll(tooMuch).toBe(413);
    expect(await put(app, uploadUrl, await record(app))).toBe(204);
  });

  it('belongs to the session that made it', async () => {
    const [owner, stranger] = [await newPerson(app), await newPerson(app)];
    const { id, uploadUrl } = await begin(owner);
    await put(app, uploadUrl, await record(app));
    expectOutcome(await complete(stranger, id), 'FlowExpired');
    expect((await stranger.run(LivenessCheckDocument, { id })).livenessCheck).toBeNull();
    const signedOut = await app.client().send(CreateLivenessCheckDocument, { input: { detection: 'LIVENESS' } });
    expect(signedOut.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('reads documents without an upload', async () => {
    const client = await newPerson(app);
    const { id, sdkToken, uploadUrl } = await begin(client, 'ID_CARD_OCR');
    expect({ hasToken: sdkToken !== null, uploadUrl }).toEqual({ hasToken: true, uploadUrl: null });
    const [problem] = expectOutcome(await complete(client, id), 'InputRejected').fields;
    expect(problem).toMatchObject({ path: 'id', message: 'Use one of these values: LIVENESS, SILENT_LIVENESS.' });
  });

  it('is made five times in five minutes', async () => {
    const client = await newPerson(app);
    for (const _check of [1, 2, 3, 4, 5]) await begin(client);
    const { createLivenessCheck } = await client.run(CreateLivenessCheckDocument, { input: { detection: 'LIVENESS' } });
    const { retryAt } = expectOutcome(createLivenessCheck, 'AttemptsLimited');
    expect(Date.parse(retryAt)).toBeGreaterThan(Date.now());
  });

  it('says when the vendor has too many, or is down', async () => {
    const client = await newPerson(app);
    const create = () => client.send(CreateLivenessCheckDocument, { input: { detection: 'LIVENESS' } });
    await app.control.fail('linkface', { mode: 'status', status: '1009', count: 1 });
    expect((await create()).data?.createLivenessCheck.__typename).toBe('AttemptsLimited');
    await app.control.fail('linkface', { mode: 'status', status: '1007', count: 1 });
    expect((await create()).errors[0]?.extensions).toMatchObject({ code: 'PROVIDER_REFUSED', providerCode: '1007' });
    await app.control.fail('linkface', { mode: 'garbage', count: 1 });
    expect((await create()).errors[0]?.extensions.code).toBe('PROVIDER_BAD_REPLY');
  });
});

describeWithApp('the address of an upload', {}, (app) => {
  it('is nothing to whoever has no ticket, and takes 10 MiB', async () => {
    const client = await newPerson(app);
    const { uploadUrl } = await begin(client);
    expect(await put(app, '/uploads/liveness/guess', 'x')).toBe(404);
    expect((await fetch(new URL(uploadUrl ?? '', app.url()))).status).toBe(404);
    const large = await fetch(new URL(uploadUrl ?? '', app.url()), { method: 'PUT', body: Buffer.alloc(10_485_761) });
    expect(large.status).toBe(413);
    expect(await put(app, uploadUrl, await record(app))).toBe(204);
    expect((await app.control.requests('linkface')).map(({ path }) => path.split('?')[0])).toEqual([
      '/v2/sdk/get_token',
      '/hackness/liveness_hack_detect',
    ]);
  });
});

describeWithApp(
  'an upload from another origin',
  { environment: { PUBLIC_URL: 'https://id.example.com', ALLOWED_ORIGINS: 'https://shop.example.com' } },
  (app) => {
    it('goes to the public address, and a page there may send it', async () => {
      const { uploadUrl } = await begin(await newPerson(app));
      expect(uploadUrl).toMatch(/^https:\/\/id\.example\.com\/uploads\/liveness\/[\w-]{43}$/);
      const { headers } = await fetch(new URL(new URL(uploadUrl ?? '').pathname, app.url()), {
        method: 'OPTIONS',
        headers: { origin: 'https://shop.example.com', 'access-control-request-method': 'PUT' },
      });
      expect(headers.get('access-control-allow-methods')).toContain('PUT');
    });
  },
);
