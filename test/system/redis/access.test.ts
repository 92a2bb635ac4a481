/** A server with TLS, and a Redis user with exactly the documented permissions. */
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../../src/store.js';
import { keepsStorePromises } from '../../contracts/store.js';
import { TestApp } from '../../support/app.js';
import { type CertificateFolder, createCertificates } from '../../support/certificates.js';
import { expectOutcome } from '../../support/expect.js';
import { LoginDocument, MeDocument } from '../../support/generated/operations.js';
import { documentedRule } from '../../support/redisAcl.js';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redisServer.js';

const INPUT = { method: { email: { email: 'menshen@example.com', password: 'Menshen-2026' } } };
const logger = pino({ level: 'silent' });

describeWithRedis('Redis with TLS and a client certificate', () => {
  let files: CertificateFolder;
  let redis: RedisServer;
  const app = new TestApp();
  beforeAll(async () => {
    files = createCertificates();
    redis = await startRedis({ tls: { ...files, requireClientCertificate: true } });
    const paths = { STORE_CA_FILE: files.ca, STORE_CERT_FILE: files.clientCert, STORE_KEY_FILE: files.clientKey };
    await app.start({ environment: { STORE_URL: redis.url, ...paths }, instances: 2 });
  });
  afterAll(async () => {
    await app.close();
    await redis.stop();
    files.remove();
  });

  it('keeps sessions for all instances', async () => {
    const client = app.client({ mode: 'bearer' }, 0);
    client.token = expectOutcome((await client.run(LoginDocument, { input: INPUT })).login, 'LoginSuccess').accessToken;
    const other = Object.assign(app.client({ mode: 'bearer' }, 1), { token: client.token });
    expect((await other.run(MeDocument)).me?.username).toBe('menshen');
  });

  it('delivers messages', async () => {
    const read = (file: string) => readFileSync(file, 'utf8');
    const certificates = { ca: read(files.ca), cert: read(files.clientCert), key: read(files.clientKey) };
    const store = await openStore({ url: redis.url, ...certificates, logger });
    const heard: string[] = [];
    await store.subscribe('news', (message) => heard.push(message));
    await store.publish('news', 'message');
    await expect.poll(() => heard).toEqual(['message']);
    await store.close();
  });
});

describeWithRedis('a Redis user with the documented permissions', () => {
  let redis: RedisServer;
  const credentials = { username: 'menshen', password: 'pass-phrase' };
  beforeAll(async () => {
    redis = await startRedis();
    redis.cli('ACL', 'SETUSER', credentials.username, 'on', `>${credentials.password}`, ...documentedRule());
  });
  afterAll(() => redis.stop());

  keepsStorePromises(() => openStore({ url: redis.url, ...credentials, logger }));

  it('suffices for a login and a subscription, and no command is denied', async () => {
    const app = new TestApp();
    const { username, password } = credentials;
    await app.start({ environment: { STORE_URL: redis.url, STORE_USERNAME: username, STORE_PASSWORD: password } });
    const client = app.client({ mode: 'bearer' });
    client.token = expectOutcome((await client.run(LoginDocument, { input: INPUT })).login, 'LoginSuccess').accessToken;
    expect((await client.run(MeDocument)).me?.username).toBe('menshen');
    await app.close();
    const store = await openStore({ url: redis.url, ...credentials, logger });
    await (await store.subscribe('news', () => undefined))();
    await store.close();
    expect(redis.cli('ACL', 'LOG')).toBe('');
  });
});
