/** X-Forwarded-For from a peer that TRUSTED_PROXIES does not contain. */
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import { rawRequest } from '../support/rawRequest.js';

const warnings = (app: TestApp) => app.log.filter((line) => line.includes('TRUSTED_PROXIES'));

describeWithApp('a server without trusted proxies', {}, (app) => {
  it('warns once about X-Forwarded-For, and never without it', async () => {
    await rawRequest(`${app.url()}/livez`);
    expect(warnings(app)).toEqual([]);
    for (const address of ['198.51.100.1', '198.51.100.2']) {
      await rawRequest(`${app.url()}/livez`, { headers: { 'x-forwarded-for': address } });
    }
    expect(warnings(app).map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ level: 40, peer: '127.0.0.1', msg: expect.stringContaining('was ignored') }),
    ]);
  });
});

describeWithApp('a server behind a trusted proxy', { environment: { TRUSTED_PROXIES: '127.0.0.1' } }, (app) => {
  it('does not warn', async () => {
    await rawRequest(`${app.url()}/livez`, { headers: { 'x-forwarded-for': '198.51.100.1' } });
    expect(warnings(app)).toEqual([]);
  });
});
