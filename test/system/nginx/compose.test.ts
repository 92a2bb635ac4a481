/** ops/nginx/nginx.conf, which compose.yaml mounts, in a real nginx with a certificate of its own. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { freePort } from '../../support/freePort.js';
import { describeWithNginx, replaceIn, runNginx } from '../../support/nginx.js';

const HOST = 'id.example.com';

describeWithNginx('the nginx of compose.yaml', () => {
  const app = new TestApp();
  let http = 0;
  let https = 0;
  let stopNginx: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    [http, https] = [await freePort(), await freePort()];
    const environment = { PUBLIC_URL: `https://${HOST}`, TRUSTED_PROXIES: '127.0.0.1' };
    await app.start({ environment, loopbackOnly: false });
    stopNginx = await runNginx(https, (folder) => {
      const files = ['-keyout', `${folder}/privkey.pem`, '-out', `${folder}/fullchain.pem`];
      const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', `/CN=${HOST}`];
      execFileSync('openssl', ['req', ...kind, ...files], { stdio: 'ignore' });
      return replaceIn('ops/nginx/nginx.conf', [
        ['listen 80;', `listen 127.0.0.1:${http};`],
        // The nginx of Debian 12 is older than the directive.
        ['listen 443 ssl;\n    http2 on;', `listen 127.0.0.1:${https} ssl http2;`],
        // First this one: the folder is in /tmp, too.
        ['/tmp/', `${folder}/`],
        ['/etc/nginx/tls', folder],
        ['menshen:4000', new URL(app.url()).host],
      ]);
    });
  });
  afterAll(async () => {
    await stopNginx?.();
    await app.close();
  });

  const send = (path: string, headers: Readonly<Record<string, string>> = {}, body?: string) =>
    request(`https://127.0.0.1:${https}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { host: HOST, ...headers },
      // The certificate was made a moment ago, and nothing is sent that matters.
      rejectUnauthorized: false,
      agent: false,
    }).end(body);

  it('leads http to https', async () => {
    const answer = await fetch(`http://127.0.0.1:${http}/sign-in?a=b`, { redirect: 'manual' });
    expect(answer.status).toBe(301);
    expect(answer.headers.get('location')).toBe('https://127.0.0.1/sign-in?a=b');
  });

  it('forwards operations of the own pages, as a proxy that the server trusts', async () => {
    const headers = {
      'content-type': 'application/json',
      origin: `https://${HOST}`,
      'x-forwarded-for': '198.51.100.1',
    };
    const [answer] = (await once(send('/graphql', headers, '{"query":"{ __typename }"}'), 'response')) as [
      IncomingMessage,
    ];
    expect(JSON.parse(await text(answer))).toEqual({ data: { __typename: 'Query' } });
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
    // The id of nginx.
    expect(answer.headers['x-request-id']).toMatch(/^[\da-f]{32}$/);
    expect(app.log.filter((line) => line.includes('TRUSTED_PROXIES'))).toEqual([]);
  });

  it('forwards WebSockets', async () => {
    const [answer, socket] = (await once(
      send('/graphql', {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        'sec-websocket-protocol': 'graphql-transport-ws',
      }),
      'upgrade',
    )) as [IncomingMessage, { destroy(): void }];
    socket.destroy();
    expect(answer.statusCode).toBe(101);
  });

  it('forwards an event stream at once', async () => {
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
    const query = 'subscription { pushAuthEventUpdated(id: "unknown") { __typename } }';
    const [answer] = (await once(send('/graphql/stream', headers, JSON.stringify({ query })), 'response')) as [
      IncomingMessage,
    ];
    expect(answer.headers['content-type']).toMatch(/^text\/event-stream/);
    const [chunk] = (await once(answer, 'data')) as [Buffer];
    expect(chunk.length).toBeGreaterThan(0);
    answer.destroy();
  });
});
