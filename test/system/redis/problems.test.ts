/** Why the store cannot be used: each reason from a real server. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.js';
import { storeProblem } from '../../../src/store/redis/problem.js';
import { findTlsMismatch } from '../../../src/store/redis/tlsMismatch.js';
import { openStore, type StoreOptions } from '../../../src/store.js';
import { type CertificateFolder, createCertificates } from '../../support/certificates.js';
import { freePort } from '../../support/freePort.js';
import { documentedRule } from '../../support/redisAcl.js';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redisServer.js';

const logger = pino({ level: 'silent' });

/** The reason, after a check of what the exception tells. */
async function problemOf(options: Omit<StoreOptions, 'logger'>) {
  const failure: unknown = await openStore({ ...options, logger }).then(
    async (store) => store.close(),
    (error: unknown) => error,
  );
  if (!(failure instanceof AppError)) throw new Error(`It started, or failed otherwise: ${String(failure)}`);
  expect(failure.code).toBe('STORE_UNAVAILABLE');
  const problem = storeProblem(failure);
  expect(failure.message).toContain(problem.text);
  expect(failure.message).not.toContain('pass-phrase');
  return problem;
}

const codeOf = async (options: Omit<StoreOptions, 'logger'>) => (await problemOf(options)).code;

describeWithRedis('the reason why the store cannot be used', () => {
  it('tells a refused connection, an unknown host and a server that is silent apart', async () => {
    const redis = await startRedis();
    await redis.stop();
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const address = silent.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    expect(await codeOf({ url: redis.url })).toBe('REFUSED');
    expect(await codeOf({ url: 'redis://redis.invalid' })).toBe('UNKNOWN_HOST');
    expect(await codeOf({ url: `redis://127.0.0.1:${address.port}` })).toBe('TIMEOUT');
    silent.close();
  });

  it('names the password, whether it is wrong or missing', async () => {
    const redis = await startRedis({ flags: ['--requirepass', 'right'] });
    expect(await codeOf({ url: redis.url })).toBe('PASSWORD_REQUIRED');
    expect(await codeOf({ url: redis.url, password: 'pass-phrase' })).toBe('WRONG_PASSWORD');
    await redis.stop();
  });

  it.each([
    ['+getdel', '-getdel', 'Missing: +getdel.'],
    ['the channels', 'resetchannels', 'Missing: &menshen:*.'],
    ['the keys', 'resetkeys', 'Missing: ~menshen:*.'],
  ])('names a missing permission: %s', async (_name, change, text) => {
    const redis = await startRedis();
    redis.cli('ACL', 'SETUSER', 'menshen', 'on', '>pass-phrase', ...documentedRule(), change);
    const problem = await problemOf({ url: redis.url, username: 'menshen', password: 'pass-phrase' });
    expect(problem.code).toBe('PERMISSION_DENIED');
    expect(problem.text).toContain(text);
    await redis.stop();
  });

  it('names a replica, a full memory, and topologies that differ from the setting', async () => {
    const redis = await startRedis();
    redis.cli('CONFIG', 'SET', 'maxmemory', '1');
    expect(await codeOf({ url: redis.url })).toBe('OUT_OF_MEMORY');
    redis.cli('CONFIG', 'SET', 'maxmemory', '0');
    redis.cli('REPLICAOF', '127.0.0.1', '1');
    expect(await codeOf({ url: redis.url })).toBe('NOT_A_MASTER');
    expect(await codeOf({ url: redis.url.replace('redis:', 'redis+cluster:') })).toBe('NOT_A_CLUSTER');
    await redis.stop();
  });

  it('names a cluster without slots', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'redis-no-slots-'));
    const bus = String(await freePort());
    const flags = ['--cluster-enabled', 'yes', '--cluster-port', bus, '--dir', directory];
    const redis = await startRedis({ flags });
    expect(await codeOf({ url: redis.url.replace('redis:', 'redis+cluster:') })).toBe('CLUSTER_DOWN');
    await redis.stop();
    rmSync(directory, { recursive: true });
  });

  it('names a server that still loads its data', async () => {
    const loading = createServer((socket) => {
      socket.on('error', () => {});
      socket.on('data', () => socket.write('-LOADING Redis is loading the dataset in memory\r\n'));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => loading.once('listening', resolve));
    const address = loading.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    expect(await codeOf({ url: `redis://127.0.0.1:${address.port}` })).toBe('LOADING');
    loading.close();
  });

  it('warns of a policy that deletes sessions', async () => {
    const redis = await startRedis({ flags: ['--maxmemory', '100mb', '--maxmemory-policy', 'allkeys-lru'] });
    const log: string[] = [];
    const store = await openStore({ url: redis.url, logger: pino({}, { write: (line: string) => log.push(line) }) });
    expect(log.join()).toContain('Redis deletes sessions when its memory is full');
    await store.close();
    await redis.stop();
  });

  it('logs an error reply once, with its reason, and hides it from callers', async () => {
    const redis = await startRedis();
    const log: string[] = [];
    const store = await openStore({ url: redis.url, logger: pino({}, { write: (line: string) => log.push(line) }) });
    redis.cli('CONFIG', 'SET', 'maxmemory', '1');
    const values = store.namespace<number>('test', 60_000);
    for (const key of ['one', 'two']) {
      const failure: unknown = await values.set(key, 1).catch((error: unknown) => error);
      expect(String(failure)).toBe('AppError: The session store cannot be reached. Try again.');
    }
    expect(log.filter((line) => line.includes('OUT_OF_MEMORY'))).toHaveLength(1);
    await store.close();
    await redis.stop();
  });
});

describeWithRedis('the reason why TLS fails', () => {
  let files: CertificateFolder;
  let redis: RedisServer;
  let strict: RedisServer;
  const read = (file: string) => readFileSync(file, 'utf8');
  beforeAll(async () => {
    files = createCertificates();
    redis = await startRedis({ tls: files });
    strict = await startRedis({ tls: { ...files, requireClientCertificate: true } });
  });
  afterAll(async () => {
    await Promise.all([redis.stop(), strict.stop()]);
    files.remove();
  });

  it('is a server that expects TLS, or does not offer it', async () => {
    const plain = await startRedis();
    expect(await codeOf({ url: redis.url.replace('rediss', 'redis') })).toBe('TLS_REQUIRED');
    expect(await codeOf({ url: plain.url.replace('redis', 'rediss') })).toBe('TLS_NOT_OFFERED');
    await plain.stop();
  });

  it('is an unknown authority', async () => {
    expect(await codeOf({ url: redis.url })).toBe('UNKNOWN_CA');
  });

  it('is a missing client certificate', async () => {
    expect(await codeOf({ url: strict.url, ca: read(files.ca) })).toBe('CLIENT_CERTIFICATE_REQUIRED');
    // What is asked when the connection was lost before the reason arrived.
    const node = { host: '127.0.0.1', port: strict.port };
    expect(await findTlsMismatch(node, { tls: true, hasCertificate: false })).toBe('CLIENT_CERTIFICATE_REQUIRED');
  });
});
