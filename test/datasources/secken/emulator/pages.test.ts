/** The phone as a page. */
import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { VendorClient } from './vendorClient.js';

let vendor: VendorClient;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(() => vendor.control.reset());
afterAll(() => vendor.emulators.close());

const page = async (path: string) => (await fetch(`${vendor.baseUrl}${path}`)).text();
const formAction = async () => /formaction="([^"]+)"/.exec(await page('/phone'))?.[1] ?? '';

describe('the phone page', () => {
  it('shows what is open, and nothing as markup', async () => {
    expect(await page('/phone')).toContain('No open requests');
    await vendor.push({ uid: '张三', action_type: '<b>pay</b>', action_details: 'to \u202egnp' });
    const html = await page('/phone');
    expect(html).toContain('value="张三"');
    expect(html).toContain('&#60;b&#62;pay&#60;/b&#62;');
    expect(html).toContain('to gnp');
  });

  it('scans by opening what a code says, and approves as whoever is named', async () => {
    const answer = await vendor.get('/qrcode_for_auth', vendor.signed());
    const id = String(answer.event_id);
    expect(await (await fetch(String(answer.qrcode_data))).text()).toContain('A QR code');
    expect(await vendor.events()).toMatchObject([{ state: 'SCANNED' }]);
    const sent = { method: 'POST', body: new URLSearchParams({ uid: 'user7' }) };
    const approved = await fetch(`${vendor.baseUrl}${await formAction()}`, sent);
    expect(await approved.text()).toContain('No open requests');
    expect(await vendor.result(id)).toMatchObject({ status: 200, uid: 'user7' });
    expect((await fetch(`${vendor.baseUrl}/s/0000/approve`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${vendor.baseUrl}/s/0000`)).status).toBe(404);
    expect((await fetch(`${vendor.baseUrl}/qr/0000.png`)).status).toBe(404);
  });

  it('draws a QR code with eight pixels for the side of a module', async () => {
    const { qrcode_url } = await vendor.get('/qrcode_for_auth', vendor.signed());
    const image = Buffer.from(await (await fetch(String(qrcode_url))).arrayBuffer());
    // The header of a PNG has its width at this offset. A code has 4 n + 17 modules and margins of four modules.
    const modules = image.readUInt32BE(16) / 8 - 8;
    expect((modules - 17) % 4).toBe(0);
    expect(modules).toBeLessThan(60);
  });

  it('denies', async () => {
    const { event_id } = await vendor.push({ uid: 'user1' });
    const path = (await formAction()).replace('approve', 'deny');
    await fetch(`${vendor.baseUrl}${path}`, { method: 'POST' });
    expect((await vendor.result(String(event_id))).status).toBe(601);
    expect((await fetch(`${vendor.baseUrl}${path}`, { method: 'POST' })).status).toBe(404);
  });

  it('is not for another Host, gives no script a chance, and does not show event ids', async () => {
    const { event_id } = await vendor.push({ uid: 'user1' });
    expect(await page('/phone')).not.toContain(String(event_id));
    const { headers } = await fetch(`${vendor.baseUrl}/phone`);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    const { hostname, port } = new URL(vendor.baseUrl);
    const status = await new Promise((resolve, reject) => {
      request({ hostname, port, path: '/phone', headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });
});
