import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PrometheusMetrics } from '../../../src/metrics/prometheus.js';
import { openStore, type Store } from '../../../src/store.js';
import { freePort } from '../../support/freePort.js';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redisServer.js';

/** For a busy machine: the default of `vi.waitFor` is one second. */
const PATIENCE = { timeout: 30_000 };
const unavailable = { code: 'STORE_UNAVAILABLE', details: { retryable: true } };

describeWithRedis('a Redis that goes away', () => {
  let redis: RedisServer;
  let store: Store;
  let log: string[];

  beforeEach(async () => {
    log = [];
    redis = await startRedis();
    const logger = pino({ level: 'info' }, { write: (line: string) => log.push(line) });
    store = await openStore({ url: redis.url, logger });
  });
  afterEach(async () => {
    await store.close();
    await redis.kill();
  });

  it('fails every verb at once, never with a miss and never with a success', async () => {
    const values = store.namespace<number>('test', 60_000);
    await values.set('key', 1);
    await redis.kill();
    await expect(values.get('key')).rejects.toMatchObject(unavailable);
    for (const verb of [
      () => values.get('key'),
      () => values.set('key', 2),
      () => values.delete('key'),
      () => values.takeOnce('key'),
      () => values.putOnce('key', 2),
      () => values.swap('key', 1, 2),
      () => values.deleteIf('key', 1),
      () => values.update('key', () => 2),
      () => values.bump('key'),
      () => store.ping(),
    ]) {
      await expect(verb()).rejects.toMatchObject(unavailable);
    }
  });

  it('counts the commands that fail', async () => {
    const metrics = new PrometheusMetrics('1.2.3');
    const counted = await openStore({ url: redis.url, logger: pino({ level: 'silent' }), metrics });
    const values = counted.namespace<number>('test', 60_000);
    await values.set('key', 1);
    expect(await values.get('key')).toBe(1);
    expect(await metrics.text()).toContain('menshen_store_errors_total{command="get"} 0');
    await redis.kill();
    await expect(values.get('key')).rejects.toMatchObject(unavailable);
    await expect(values.bump('key')).rejects.toMatchObject(unavailable);
    await expect(counted.ping()).rejects.toMatchObject(unavailable);
    for (const command of ['get', 'increment', 'ping']) {
      expect(await metrics.text()).toContain(`menshen_store_errors_total{command="${command}"} 1`);
    }
    await counted.close();
  });

  it('works again when Redis is back, without being told', async () => {
    const values = store.namespace<number>('test', 60_000);
    await redis.kill();
    await expect(values.set('key', 1)).rejects.toMatchObject(unavailable);
    await redis.restart();
    await vi.waitFor(() => values.set('key', 2), PATIENCE);
    expect(await values.get('key')).toBe(2);
    expect(await values.bump('count')).toBe(1);
  });

  it('logs an outage once and its end', async () => {
    const messages = () => log.map((line): string => JSON.parse(line).msg);
    const outage = ['the store is connected', 'the store is unreachable'];
    await redis.kill();
    await expect.poll(messages).toEqual(outage);
    // Several attempts to connect.
    await sleep(800);
    expect(messages()).toEqual(outage);
    await redis.restart();
    await vi.waitFor(() => store.ping(), PATIENCE);
    await expect.poll(messages).toEqual([...outage, 'the store is connected']);
  });

  it('keeps limits, each instance by itself', async () => {
    const limiter = store.limiter('test', { points: 2, windowSeconds: 60, blockSeconds: 900 });
    await redis.kill();
    expect(await limiter.take('key')).toEqual({ allowed: true });
    expect(await limiter.take('key')).toEqual({ allowed: true });
    expect(await limiter.take('key')).toMatchObject({ allowed: false });
    expect(await limiter.peek('key')).toMatchObject({ allowed: false });
    await limiter.reset('key');
    expect(await limiter.peek('key')).toEqual({ allowed: true });
  });

  it('does not wait long for a Redis that is frozen', async () => {
    const values = store.namespace<number>('test', 60_000);
    redis.freeze();
    await expect(values.get('key')).rejects.toMatchObject(unavailable);
    await expect(values.get('key')).rejects.toMatchObject(unavailable);
    redis.thaw();
    await vi.waitFor(() => values.set('key', 1), PATIENCE);
  });

  it('keeps subscriptions, and forgets those that ended during the outage', async () => {
    const heard: string[] = [];
    await store.subscribe('kept', (message) => heard.push(message));
    const unsubscribe = await store.subscribe('ended', (message) => heard.push(message));
    await redis.kill();
    await unsubscribe();
    await redis.restart();
    await expect.poll(() => redis.cli('pubsub', 'channels'), PATIENCE).toBe('menshen:kept');
    await vi.waitFor(() => store.ping(), PATIENCE);
    await store.publish('ended', 'unheard');
    await store.publish('kept', 'heard');
    await expect.poll(() => heard).toEqual(['heard']);
  });

  it('never fails a publication, and logs the failure once', async () => {
    await redis.kill();
    for (let count = 0; count < 5; count++) await store.publish('channel', 'message');
    const failures = () => log.filter((line) => JSON.parse(line).msg === 'the store does not deliver messages');
    expect(failures()).toHaveLength(1);
    await redis.restart();
    await vi.waitFor(() => store.ping(), PATIENCE);
    await store.publish('channel', 'message');
    await redis.kill();
    await store.publish('channel', 'message');
    expect(failures()).toHaveLength(2);
  });

  it('refuses a subscription while it is gone, and takes one later', async () => {
    await redis.kill();
    await expect(store.subscribe('channel', () => undefined)).rejects.toMatchObject(unavailable);
    await redis.restart();
    const heard: string[] = [];
    await vi.waitFor(() => store.subscribe('channel', (message) => heard.push(message)), PATIENCE);
    await vi.waitFor(() => store.ping(), PATIENCE);
    await store.publish('channel', 'message');
    await expect.poll(() => heard).toEqual(['message']);
  });

  it('stays open while nobody uses it', async () => {
    await sleep(2_500);
    expect(log).toHaveLength(1);
    await store.ping();
  });

  it('answers with an error after it was closed, and does not connect again', async () => {
    const values = store.namespace<number>('test', 60_000);
    await store.close();
    await expect(values.get('key')).rejects.toMatchObject(unavailable);
    await expect(values.set('key', 1)).rejects.toMatchObject(unavailable);
    await expect(values.bump('key')).rejects.toMatchObject(unavailable);
    await expect(store.subscribe('channel', () => undefined)).rejects.toMatchObject(unavailable);
    await store.close();
  });
});

describeWithRedis('starting without Redis', () => {
  const logger = pino({ level: 'silent' });

  it('gives up and hides the password of the address', async () => {
    const redis = await startRedis();
    await redis.stop();
    const url = `redis://user:pass-phrase@127.0.0.1:${redis.port}`;
    const failure: Error = await openStore({ url, logger }).then(
      () => new Error('it started'),
      (error: Error) => error,
    );
    expect(failure).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(failure.message).toContain(`127.0.0.1:${redis.port}`);
    expect(failure.message).not.toContain('pass-phrase');
  });

  it('gives up on a server that accepts and never answers', async () => {
    const mute = createServer(() => {}).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const address = mute.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    await expect(openStore({ url: `redis://127.0.0.1:${address.port}`, logger })).rejects.toMatchObject(unavailable);
    mute.close();
  });

  it('waits for a server that starts a moment later', async () => {
    const redis = await startRedis();
    const port = await freePort();
    const opening = openStore({ url: `redis://127.0.0.1:${port}`, logger });
    await sleep(300);
    // It listens at once. A busy machine may need longer to start a process than the store waits.
    const door = createServer((socket) => void socket.pipe(connect(redis.port, '127.0.0.1')).pipe(socket));
    door.listen(port, '127.0.0.1');
    const store = await opening;
    await store.ping();
    await store.close();
    door.close();
    await redis.stop();
  });
});
