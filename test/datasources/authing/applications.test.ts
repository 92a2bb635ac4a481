/** Which applications a user may enter. */
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuthingApplications } from '../../../src/datasources/authing/account/applications.js';
import type { AuthingSettings } from '../../../src/datasources/authing/config.js';
import { AuthingConnection } from '../../../src/datasources/authing/connection.js';
import authing from '../../../src/datasources/authing/index.js';
import type { VendorSession } from '../../../src/datasources/capabilities.js';
import { createHttpClients } from '../../../src/datasources/transport/http.js';
import { caller } from '../transport/scriptedAuthing.js';
import { sendJson, startVendor } from '../transport/scriptedVendor.js';
import { VendorClient } from './emulator/vendorClient.js';

const clients = createHttpClients({ logger: pino({ level: 'silent' }) });
const PAGE = { page: 1, pageSize: 10 };

let emulated: VendorClient;
let settings: AuthingSettings;
let vendor: VendorSession;

beforeAll(async () => {
  emulated = await VendorClient.start();
  const { environment } = emulated.emulators;
  const entries = Object.entries(authing.settings).map(([name, { env, schema }]) => [
    name,
    schema.parse(environment[env]),
  ]);
  settings = Object.fromEntries(entries) as AuthingSettings;
});
beforeEach(async () => {
  await emulated.control.reset();
  vendor = { token: await emulated.userToken(), expiresAt: new Date() };
});
afterAll(() => Promise.all([emulated.emulators.close(), clients.close()]));

const applications = (appHost = settings.appHost) =>
  new AuthingApplications(new AuthingConnection({ ...settings, appHost }, clients));

describe('allowed applications', () => {
  it('are listed with what the vendor tells of them', async () => {
    expect(await applications().allowed(vendor, PAGE, caller)).toEqual({
      totalCount: 1,
      items: [
        {
          id: settings.appId,
          name: 'Emulated application',
          // An empty text is none.
          logo: null,
          domain: new URL(emulated.host).host,
          description: expect.any(String),
          protocol: 'oidc',
          createdAt: expect.any(Date),
          updatedAt: expect.any(Date),
        },
      ],
    });
  });

  it('come in pages that count all of them', async () => {
    const second = await applications().allowed(vendor, { page: 2, pageSize: 1 }, caller);
    expect(second).toEqual({ totalCount: 1, items: [] });
  });

  it('are for the signed in', async () => {
    const stranger = { token: 'nobody', expiresAt: new Date() };
    const refused = expect(applications().allowed(stranger, PAGE, caller)).rejects;
    await refused.toMatchObject({ code: 'NOT_SIGNED_IN', providerCode: '2020' });
  });

  it('are asked for again after one failure of the vendor', async () => {
    const fault = { match: 'applications/allowed', mode: 'http500', count: 1 };
    await emulated.control.send('POST', '/providers/authing/faults', fault);
    expect(await applications().allowed(vendor, PAGE, caller)).toMatchObject({ totalCount: 1 });
  });

  it.each([
    [
      'bare ones with their id',
      { list: [{ id: 'a1' }] },
      { totalCount: 1, items: [{ id: 'a1', name: '', logo: null }] },
    ],
    ['more than the page', { totalCount: 7, list: [] }, { totalCount: 7, items: [] }],
  ])('may be %s', async (_what, data, page) => {
    const odd = await startVendor((_request, response) => sendJson(response, { code: 200, message: '', data }));
    expect(await applications(odd.url).allowed(vendor, { page: 3, pageSize: 4 }, caller)).toMatchObject(page);
    expect(odd.received[0]?.path).toBe('/api/v2/users/me/applications/allowed?page=3&limit=4');
    await odd.close();
  });

  it.each([null, [], { list: null }, { list: [{ name: 'no id' }] }])('are BAD_REPLY as %j', async (data) => {
    const odd = await startVendor((_request, response) => sendJson(response, { code: 200, message: '', data }));
    await expect(applications(odd.url).allowed(vendor, PAGE, caller)).rejects.toMatchObject({ code: 'BAD_REPLY' });
    await odd.close();
  });
});
