/** Webhooks: what a receiver gets, and what happens when it fails, moves or answers late. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadConfig } from '../../src/config.js';
import type { SignInEvent } from '../../src/events/event.js';
import { isAllowedAddress, type Lookup } from '../../src/events/webhooks/addresses.js';
import { receiverName } from '../../src/events/webhooks/outbox.js';
import {
  WebhookSender,
  type WebhookSenderParts,
  type WebhookSettings,
} from '../../src/events/webhooks/webhookSender.js';
import { loadDefinitions } from '../../src/providers.js';
import { openStore, type Store } from '../../src/store.js';
import { TestApp } from '../support/app.js';
import { anEvent, silent } from '../support/auditEvents.js';
import { NO_COUNTERS } from '../support/eventCounters.js';
import { named, signIn } from '../support/people.js';
import { newSecret, status, validSignatures, WebhookReceiver } from '../support/webhookReceiver.js';

/** Above Vitest's own second, for machines under load. */
const PATIENCE = { timeout: 30_000 };
const DAY_MS = 24 * 60 * 60_000;
const [SECRET, NEXT_SECRET] = [newSecret(), newSecret()];
const bytesOf = (secret: string) => Buffer.from(secret.slice('whsec_'.length), 'base64');
const PUBLIC_ADDRESS = { address: '1.1.1.1', family: 4 };
const OWN_ADDRESS = { address: '127.0.0.1', family: 4 };

describe('webhooks', () => {
  let receiver: WebhookReceiver;
  let store: Store;
  let now = Date.now();
  let senders: WebhookSender[] = [];
  const counters = { ...NO_COUNTERS, failed: vi.fn(), dropped: vi.fn() };

  beforeEach(async () => {
    receiver = await WebhookReceiver.start();
    now = Date.now();
    store = await openStore({ logger: silent, now: () => now });
    senders = [];
    counters.failed.mockReset();
    counters.dropped.mockReset();
  });
  afterEach(async () => {
    await Promise.all(senders.map((sender) => sender.close()));
    await Promise.all([receiver.close(), store.close()]);
  });

  function sender(
    options: Partial<Omit<WebhookSenderParts, 'config'>> & { config?: Partial<WebhookSettings> } = {},
  ): WebhookSender {
    const config: WebhookSettings = {
      webhookUrls: [receiver.url],
      webhookSecrets: [bytesOf(SECRET)],
      webhookEvents: ['*'],
      webhookCa: undefined,
      webhookAllowPrivate: false,
      ...options.config,
    };
    const times = { pollMs: 20, firstRetryMs: 5, timeoutMs: 3000 };
    const parts = { store, logger: silent, counters, now: () => now, loopbackOnly: true, ...times, ...options };
    const made = new WebhookSender({ ...parts, config });
    made.start();
    senders.push(made);
    return made;
  }
  const send = async (from: WebhookSender, count = 1): Promise<readonly SignInEvent[]> => {
    const events = Array.from({ length: count }, () => anEvent());
    await from.write(events);
    return events;
  };
  const arrived = (count: number) =>
    vi.waitFor(() => expect(receiver.received.length).toBeGreaterThanOrEqual(count), PATIENCE);
  /** Retries are due by the clock of the server. */
  const retried = (count: number) =>
    vi.waitFor(() => {
      now += 1000;
      expect(receiver.received.length).toBeGreaterThanOrEqual(count);
    }, PATIENCE);

  it('carry the event, signed with each of the secrets', async () => {
    const config = { webhookSecrets: [bytesOf(SECRET), bytesOf(NEXT_SECRET)] };
    const [event] = await send(sender({ config }));
    await arrived(1);
    const [webhook = expect.fail('no webhook')] = receiver.received;
    expect(JSON.parse(webhook.body)).toEqual({ type: 'login', timestamp: event?.time, data: event });
    expect(webhook.headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': event?.id });
    expect(Number(webhook.headers['webhook-timestamp'])).toBe(Math.floor(now / 1000));
    expect([SECRET, NEXT_SECRET, newSecret()].map((secret) => validSignatures(webhook, secret))).toEqual([1, 1, 0]);
    expect(validSignatures({ ...webhook, body: webhook.body.replace('Success', 'Failure') }, SECRET)).toBe(0);
  });

  it('are sent for the chosen events only, and to each receiver', async () => {
    const other = await WebhookReceiver.start();
    const from = sender({ config: { webhookUrls: [receiver.url, other.url], webhookEvents: ['lockout'] } });
    await from.write([anEvent(), anEvent({ event: 'lockout' }), anEvent()]);
    await arrived(1);
    await vi.waitFor(() => expect(other.received).toHaveLength(1), PATIENCE);
    expect(receiver.received.map(({ body }) => JSON.parse(body).type)).toEqual(['lockout']);
    await other.close();
  });

  it.each([
    ['500', status(500)],
    ['a redirect', status(302, { location: '/elsewhere' })],
    ['404', status(404)],
    ['no answer in time', () => undefined],
    ['a broken connection', (response: Parameters<ReturnType<typeof status>>[0]) => void response.destroy()],
  ])('are sent again after %s, with the same id and a new signature', async (_failure, answer) => {
    receiver.answers.push(answer);
    const [event] = await send(sender({ timeoutMs: 200 }));
    await retried(2);
    expect(receiver.ids).toEqual([event?.id, event?.id]);
    const [first, second] = receiver.received;
    expect(second?.headers['webhook-timestamp']).not.toBe(first?.headers['webhook-timestamp']);
    for (const webhook of receiver.received) expect(validSignatures(webhook, SECRET)).toBe(1);
    expect(counters.failed.mock.calls).toEqual([['webhook']]);
    expect(counters.dropped).not.toHaveBeenCalled();
  });

  it('survive a restart of the server', async () => {
    receiver.answers.push(status(503));
    const first = sender();
    const [event] = await send(first);
    await arrived(1);
    await first.close();
    now += 60_000;
    sender();
    await arrived(2);
    expect(receiver.ids).toEqual([event?.id, event?.id]);
  });

  it('are given up after 24 hours, and counted', async () => {
    receiver.answers.push(status(500), status(500));
    const from = sender();
    await send(from);
    await arrived(1);
    await vi.waitFor(() => expect(counters.failed).toHaveBeenCalledTimes(1), PATIENCE);
    now += DAY_MS - 1;
    await vi.waitFor(() => expect(counters.dropped).toHaveBeenCalledTimes(1), PATIENCE);
    const [next] = await send(from);
    await vi.waitFor(() => expect(receiver.ids).toContain(next?.id), PATIENCE);
  });

  it('are delivered once, and by one instance at a time, when several instances share the store', async () => {
    const [one, other] = [sender(), sender()];
    const sent = await Promise.all([send(one, 15), send(other, 15)]);
    await arrived(30);
    await one.close();
    sent.push(await send(other, 5));
    await arrived(35);
    const expected = sent.flat().map(({ id }) => id);
    expect([...receiver.ids].sort()).toEqual(expected.sort());
    expect(receiver.overlaps).toEqual([]);
  });

  it('do not wait for a job that was never written', async () => {
    const from = sender();
    await send(from);
    await arrived(1);
    // What a crash between the two writes of a job leaves behind.
    await store.namespace<number>('webhookCounter', DAY_MS).bump(`${receiverName(new URL(receiver.url))}:tail`);
    const [last] = await send(from);
    await vi.waitFor(() => expect(receiver.ids).toContain(last?.id), PATIENCE);
  });

  describe('to an address that is not allowed', () => {
    const withLookup = (lookup: Lookup, loopbackOnly = false) => {
      const config = { webhookUrls: [`http://receiver.example:${receiver.port}/hook`] };
      return sender({ config, lookup, loopbackOnly });
    };

    it.each([
      ['the only one', [OWN_ADDRESS]],
      ['one of several', [PUBLIC_ADDRESS, OWN_ADDRESS]],
      ['none', []],
    ])('are not sent when it is %s of the name', async (_which, addresses) => {
      await send(withLookup(async () => addresses));
      await vi.waitFor(() => expect(counters.failed).toHaveBeenCalled(), PATIENCE);
      expect(receiver.received).toEqual([]);
    });

    it('are not sent when the URL contains it', async () => {
      await send(sender({ loopbackOnly: false }));
      await vi.waitFor(() => expect(counters.failed).toHaveBeenCalled(), PATIENCE);
      expect(receiver.received).toEqual([]);
    });

    it('are sent to the address that was checked, although the name has another one a moment later', async () => {
      const lookup = vi.fn<Lookup>().mockResolvedValue([PUBLIC_ADDRESS]).mockResolvedValueOnce([OWN_ADDRESS]);
      await send(withLookup(lookup, true));
      await arrived(1);
      expect(lookup).toHaveBeenCalledTimes(1);
      expect(receiver.received[0]?.headers.host).toBe(`receiver.example:${receiver.port}`);
    });
  });
});

describe('an address', () => {
  const strict = { allowPrivate: false, allowLoopback: false };

  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '10.255.255.255',
    '100.64.0.1',
    '100.127.255.254',
    '127.0.0.1',
    '127.1.2.3',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
    '::ffff:169.254.169.254',
    '::ffff:0:127.0.0.1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::10.0.0.1',
    '64:ff9b:1::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '100::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'febf::1',
    'fec0::1',
    'ff02::1',
    'localhost',
    '',
  ])('%s is refused', (address) => {
    expect(isAllowedAddress(address, strict)).toBe(false);
  });

  it.each(['1.1.1.1', '8.8.8.8', '100.63.255.255', '172.32.0.1', '::ffff:1.1.1.1', '2606:4700::1111'])(
    '%s is accepted',
    (address) => expect(isAllowedAddress(address, strict)).toBe(true),
  );

  it('of this machine is accepted in a local start, and any with WEBHOOK_ALLOW_PRIVATE', () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      expect(isAllowedAddress(address, { ...strict, allowLoopback: true })).toBe(true);
    }
    expect(isAllowedAddress('10.0.0.1', { ...strict, allowLoopback: true })).toBe(false);
    expect(isAllowedAddress('10.0.0.1', { ...strict, allowPrivate: true })).toBe(true);
  });

  // The WHATWG parser normalises these; what it yields is checked.
  it.each(['0x7f.1', '2130706433', '0177.0.0.1', '127.1', '[::ffff:7f00:1]'])(
    'written %s is that of this machine',
    (host) => {
      const { hostname } = new URL(`http://${host}/`);
      expect(isAllowedAddress(hostname.replace(/^\[|\]$/g, ''), strict)).toBe(false);
    },
  );
});

describe('the settings of webhooks', () => {
  const problems = async (environment: Record<string, string>) => {
    const definitions = await loadDefinitions();
    try {
      loadConfig({ SESSION_KEY: Buffer.alloc(32, 1).toString('base64'), ...environment }, definitions);
      return '';
    } catch (error) {
      return String(error);
    }
  };

  it('need a secret, and https outside of this machine', async () => {
    expect(await problems({ WEBHOOK_URL: 'https://a.example' })).toContain('WEBHOOK_SECRET is missing');
    const secret = { WEBHOOK_SECRET: SECRET };
    expect(await problems({ ...secret, WEBHOOK_URL: 'http://a.example' })).toContain('only https:// addresses');
    expect(await problems({ ...secret, WEBHOOK_URL: 'http://localhost:9', NODE_ENV: 'production' })).toContain(
      'https://',
    );
    expect(await problems({ ...secret, WEBHOOK_URL: 'http://localhost:9' })).not.toContain('https:// addresses');
    expect(await problems({ ...secret, WEBHOOK_URL: 'https://me:word@a.example' })).toContain('no user name');
    const three = [newSecret(), newSecret(), newSecret()].join(',');
    expect(await problems({ WEBHOOK_CA_FILE: 'package.json' })).toContain('no effect without WEBHOOK_URL');
    expect(await problems({ ...secret, WEBHOOK_URL: 'https://a.example', WEBHOOK_CA_FILE: 'package.json' })).toContain(
      'WEBHOOK_CA_FILE must name a readable PEM file',
    );
    expect(await problems({ WEBHOOK_URL: 'https://a.example', WEBHOOK_SECRET: three })).toContain(
      'WEBHOOK_SECRET must',
    );
  });
});

describe('a server with webhooks', () => {
  const app = new TestApp();
  let receiver: WebhookReceiver;
  beforeAll(async () => {
    receiver = await WebhookReceiver.start();
    await app.start({ environment: { WEBHOOK_URL: receiver.url, WEBHOOK_SECRET: SECRET } });
  });
  afterAll(() => app.close());

  it('sends the events of a login', async () => {
    const { method, id } = await named(app);
    await signIn(app.client(), method);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(3), PATIENCE);
    const bodies = receiver.received.map(({ body }) => JSON.parse(body));
    expect(bodies.find(({ type }) => type === 'login').data).toMatchObject({ outcome: 'LoginSuccess', userId: id });
    for (const webhook of receiver.received) expect(validSignatures(webhook, SECRET)).toBe(1);
  });

  it('signs users in while the receiver is down, and says so once without its path', async () => {
    const { origin } = new URL(receiver.url);
    await receiver.close();
    for (let count = 0; count < 3; count++) await signIn(app.client());
    const failures = () => app.log.filter((line) => line.includes('a webhook was not delivered'));
    await vi.waitFor(() => expect(failures()).toHaveLength(1), PATIENCE);
    expect(JSON.parse(failures()[0] ?? '')).toMatchObject({ receiver: origin, reason: 'ECONNREFUSED' });
    expect(app.log.join('')).not.toContain('of-the-path');
  });
});
