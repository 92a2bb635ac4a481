/** Webhooks to a receiver with a certificate of a private authority. The certificates are made with openssl. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TestApp } from '../support/app.js';
import { type CertificateFolder, createCertificates } from '../support/certificates.js';
import { LoginDocument } from '../support/generated/operations.js';
import { scrape } from '../support/metrics.js';
import { SEEDED_LOGIN } from '../support/people.js';
import { newSecret, validSignatures, WebhookReceiver } from '../support/webhookReceiver.js';

const PATIENCE = { timeout: 30_000 };
const WEBHOOK_SECRET = newSecret();
const TOKEN = 'token-of-the-path';

describe('a receiver of webhooks with TLS', () => {
  let folders: CertificateFolder[] = [];
  let receiver: WebhookReceiver;
  let app: TestApp;

  afterEach(async () => {
    await Promise.all([app.close(), receiver.close()]);
    for (const folder of folders) folder.remove();
    folders = [];
  });

  /** @param names of its certificate @returns the authority of the certificate */
  async function receive(names?: string): Promise<string> {
    const folder = createCertificates(names);
    folders.push(folder);
    const [cert, key] = [readFileSync(folder.serverCert, 'utf8'), readFileSync(folder.serverKey, 'utf8')];
    receiver = await WebhookReceiver.start({ cert, key });
    return folder.ca;
  }
  /** One login at a server that sends its webhooks to this host. */
  async function signInWith(host: string, environment: Readonly<Record<string, string>>): Promise<void> {
    const WEBHOOK_URL = `https://${host}:${receiver.port}/hook?${TOKEN}`;
    app = new TestApp();
    await app.start({
      environment: { WEBHOOK_URL, WEBHOOK_SECRET, WEBHOOK_EVENTS: 'login', METRICS_PORT: '0', ...environment },
    });
    await app.client().run(LoginDocument, { input: { method: SEEDED_LOGIN } });
  }
  const failures = async () =>
    (await scrape(app.metricsUrl())).sum('menshen_event_failures_total', { sink: 'webhook' });
  const refused = async (host: string, reason: string) => {
    await vi.waitFor(async () => expect(await failures()).toBeGreaterThan(0), PATIENCE);
    const line = app.log.find((each) => each.includes('a webhook was not delivered')) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({ level: 50, receiver: `https://${host}:${receiver.port}`, reason });
    for (const secret of [WEBHOOK_SECRET, WEBHOOK_SECRET.slice('whsec_'.length), TOKEN]) {
      expect(app.log.join('')).not.toContain(secret);
    }
    expect(receiver.received).toEqual([]);
  };

  it.each(['localhost', '127.0.0.1'])('is reached at %s of its certificate, with WEBHOOK_CA_FILE', async (host) => {
    await signInWith(host, { WEBHOOK_CA_FILE: await receive() });
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), PATIENCE);
    const [webhook = expect.fail('no webhook')] = receiver.received;
    expect(validSignatures(webhook, WEBHOOK_SECRET)).toBe(1);
    expect(JSON.parse(webhook.body)).toMatchObject({ type: 'login', data: { outcome: 'LoginSuccess' } });
    expect(await failures()).toBe(0);
  });

  it('gets nothing with a certificate of another name, and the metrics and the log say so', async () => {
    await signInWith('localhost', { WEBHOOK_CA_FILE: await receive('DNS:events.example.com') });
    await refused('localhost', 'ERR_TLS_CERT_ALTNAME_INVALID');
  });

  it('gets nothing while its authority is not trusted, and the metrics and the log say so', async () => {
    await receive();
    await signInWith('localhost', {});
    await refused('localhost', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });
});
