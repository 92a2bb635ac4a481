/** docs/events.md: its tables name what the code emits, and its code verifies what the code signs. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EVENTS } from '../src/events/event.js';
import { signatureHeaders } from '../src/events/webhooks/signature.js';
import { newSecret } from './support/webhookReceiver.js';

const PAGE = readFileSync('docs/events.md', 'utf8');

type Verify = (headers: Readonly<Record<string, string>>, body: string, secret: string) => unknown;

/** The module of the page, as a reader would save it. */
async function verifier(): Promise<Verify> {
  const [, code = ''] = /^```js\n(\/\/ verifyWebhook\.mjs\n.*?)^```$/ms.exec(PAGE) ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'menshen-webhook-'));
  const file = join(folder, 'verifyWebhook.mjs');
  writeFileSync(file, code);
  try {
    const { verifyWebhook } = (await import(pathToFileURL(file).href)) as { verifyWebhook: Verify };
    return verifyWebhook;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('docs/events.md', () => {
  it('lists every event with its description', () => {
    const rows = [...PAGE.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)].map(([, name = '', text = '']) => [name, text]);
    expect(Object.fromEntries(rows.slice(0, Object.keys(EVENTS).length))).toEqual(EVENTS);
  });

  it('lists every field', () => {
    const source = readFileSync('src/events/event.ts', 'utf8');
    const [, members = ''] = /interface SignInEvent \{(.*?)^\}/ms.exec(source) ?? [];
    const fields = [...members.matchAll(/readonly (\w+)\??:/g)].map(([, name = '']) => name);
    expect(fields.length).toBeGreaterThan(10);
    for (const field of fields) expect(PAGE).toContain(`| \`${field}\` |`);
  });

  it('lists every reason of the end of a session', () => {
    const source = readFileSync('src/services/sessions/ending.ts', 'utf8');
    const [, union = ''] = /type EndReason =(.*?);/s.exec(source) ?? [];
    const reasons = [...union.matchAll(/'(\w+)'/g)].map(([, name = '']) => name);
    expect(reasons.length).toBeGreaterThan(8);
    for (const reason of reasons) expect(PAGE).toContain(`\`${reason}\``);
  });

  it('has code that accepts each signature of a rotation, and refuses a changed or old webhook', async () => {
    const verify = await verifier();
    const [old, next] = [newSecret(), newSecret()];
    const secrets = [old, next].map((secret) => Buffer.from(secret.slice('whsec_'.length), 'base64'));
    const now = Math.floor(Date.now() / 1000);
    const body = '{"type":"login"}';
    const headers = signatureHeaders({ id: 'event-1', body, timestamp: now }, secrets);
    for (const secret of [old, next]) expect(verify(headers, body, secret)).toEqual({ type: 'login' });
    expect(() => verify(headers, body, newSecret())).toThrow('Not signed.');
    expect(() => verify(headers, '{"type":"logon"}', old)).toThrow('Not signed.');
    expect(() => verify({ ...headers, 'webhook-id': 'event-2' }, body, old)).toThrow('Not signed.');
    const late = signatureHeaders({ id: 'event-1', body, timestamp: now - 600 }, secrets);
    expect(() => verify(late, body, old)).toThrow('Too old.');
    expect(() => verify({}, body, old)).toThrow('Too old.');
  });
});
