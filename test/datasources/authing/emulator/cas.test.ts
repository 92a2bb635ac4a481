import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SEEDED, VendorClient } from './vendorClient.js';

const SERVICE = 'https://shop.example.com/cas?from=menu';

let vendor: VendorClient;
let appId: string;
beforeAll(async () => {
  vendor = await VendorClient.start();
  appId = String(vendor.emulators.environment.AUTHING_APP_ID);
});
beforeEach(() => vendor.control.reset());
afterAll(() => vendor.emulators.close());

async function newTicket(): Promise<string> {
  const body = { username: SEEDED.email, service: SERVICE };
  return ((await (await vendor.control.send('POST', '/authing/cas/ticket', body)).json()) as { ticket: string }).ticket;
}

const ask = (path: string, query: Record<string, string>, app = appId) =>
  fetch(`${vendor.host}/cas-idp/${app}/${path}?${new URLSearchParams(query)}`);
const json = async (ticket: string, service = SERVICE) =>
  (await ask('serviceValidate', { ticket, service, format: 'JSON' })).json();
const xml = async (ticket: string) => {
  const answer = await ask('serviceValidate', { ticket, service: SERVICE, format: 'XML' });
  return [answer.headers.get('content-type'), await answer.text()];
};

describe('a ticket', () => {
  it('tells who the user is, once', async () => {
    const ticket = await newTicket();
    expect(ticket).toMatch(/^ST-[0-9a-f-]{36}$/);
    expect(await json(ticket)).toEqual({
      serviceResponse: {
        authenticationSuccess: {
          user: SEEDED.id,
          attributes: expect.objectContaining({
            sub: SEEDED.id,
            email: SEEDED.email,
            phone_number: SEEDED.phone,
            address: { country: null, postal_code: null, region: null, formatted: null },
            unionid: null,
          }),
        },
      },
    });
    expect(await json(ticket)).toEqual({
      authenticationFailure: { code: 'INVALID_TICKET', description: expect.stringContaining(ticket) },
    });
  });

  it('belongs to its service, and expires', async () => {
    expect(await json(await newTicket(), 'https://other.example.com')).toMatchObject({
      authenticationFailure: { code: 'INVALID_SERVICE' },
    });
    const late = await newTicket();
    await vendor.control.advance(300);
    expect(await json(late)).toMatchObject({ authenticationFailure: { code: 'INVALID_TICKET' } });
    expect(await json('', '')).toMatchObject({ authenticationFailure: { code: 'INVALID_REQUEST' } });
  });

  it('is answered in XML unless JSON is asked for', async () => {
    await vendor.graphql(
      'mutation { updateUser(input: { nickname: "Men & <Shen>" }) { id } }',
      {},
      { token: await vendor.userToken() },
    );
    const [type, document] = await xml(await newTicket());
    expect(type).toBe('application/xml; charset=utf-8');
    expect(document).toMatch(/^<cas:serviceResponse xmlns:cas="http:\/\/www\.yale\.edu\/tp\/cas">/);
    expect(document).toContain(`<cas:user>${SEEDED.id}</cas:user>`);
    expect(document).toContain('<cas:nickname>Men &#38; &#60;Shen&#62;</cas:nickname>');
    const [, failure] = await xml('ST-unknown');
    expect(failure).toContain('<cas:authenticationFailure code="INVALID_TICKET">Ticket ST-unknown');
  });

  it('is answered in two lines by CAS 1.0', async () => {
    const query = { ticket: await newTicket(), service: SERVICE };
    const validate = async () => (await ask('validate', query)).text();
    expect(await validate()).toBe(`yes\n${SEEDED.id}\n`);
    expect(await validate()).toBe('no\n\n');
  });

  it.each([
    ['failure', ['authenticationSuccess'], ['serviceResponse']],
    ['both', ['serviceResponse'], ['serviceResponse']],
    ['none', ['authenticationSuccess'], ['authenticationFailure']],
  ])('comes in other wrappers: %s', async (casWrapper, success, failure) => {
    await vendor.control.send('POST', '/authing/application', { casWrapper });
    expect(Object.keys((await json(await newTicket())) as object)).toEqual(success);
    expect(Object.keys((await json('ST-unknown')) as object)).toEqual(failure);
  });

  it('is issued by the application in the path only', async () => {
    const answer = await ask('serviceValidate', { ticket: 'x', service: SERVICE }, 'ffffffffffffffffffffffff');
    expect(await answer.json()).toMatchObject({ code: 500, message: expect.stringContaining('Application') });
  });
});

describe('the session of a browser', () => {
  const signIn = async () => {
    const input = { email: SEEDED.email, password: vendor.encrypt(SEEDED.password) };
    const query = 'mutation ($input: LoginByEmailInput!) { loginByEmail(input: $input) { token } }';
    const login = await vendor.send('POST', '/graphql/v2', JSON.stringify({ query, variables: { input } }), {});
    const { data } = (await login.json()) as { data: { loginByEmail: { token: string } } };
    return { cookie: String(login.headers.get('set-cookie')?.split(';')[0]), token: data.loginByEmail.token };
  };
  const session = async (cookie = '') => (await fetch(`${vendor.host}/cas/session`, { headers: { cookie } })).json();

  it('begins with a login and ends with the logout', async () => {
    const { cookie, token } = await signIn();
    expect(cookie).toMatch(/^authing_session=s%3A/);
    expect(await session(cookie)).toEqual({
      session: {
        _id: expect.any(String),
        cookie: expect.objectContaining({ path: '/', httpOnly: true }),
        appId,
        type: expect.any(String),
        userId: SEEDED.id,
      },
      userInfo: expect.objectContaining({ id: SEEDED.id, lastIp: '127.0.0.1' }),
    });
    await vendor.rest('GET', `/api/v2/logout?app_id=${appId}`, undefined, { token });
    expect(await session(cookie)).toEqual({ session: null });
  });

  it('is nobody without a cookie, or with one that nobody signed', async () => {
    const { cookie } = await signIn();
    expect(await session()).toEqual({ session: null });
    expect(await session(`${cookie}x`)).toEqual({ session: null });
    expect(await session('authing_session=s%3Aguess.guess')).toEqual({ session: null });
  });

  it('begins with a login over REST as well', async () => {
    const body = JSON.stringify({ username: 'lin', password: 'Directory-2026' });
    const login = await vendor.send('POST', '/api/v2/ldap/verify-user', body, {});
    const cookie = String(login.headers.get('set-cookie')?.split(';')[0]);
    expect(await session(cookie)).toMatchObject({ userInfo: { username: 'lin' } });
  });

  it('gets a ticket without a page, and any other browser the page', async () => {
    const address = `${vendor.host}/cas-idp/${appId}?service=${encodeURIComponent(SERVICE)}`;
    expect((await fetch(address)).headers.get('content-type')).toContain('text/html');
    const { cookie } = await signIn();
    const back = await fetch(address, { redirect: 'manual', headers: { cookie } });
    const target = new URL(String(back.headers.get('location')));
    const ticket = String(target.searchParams.get('ticket'));
    target.searchParams.delete('ticket');
    expect(target.href).toBe(SERVICE);
    expect(await json(ticket)).toHaveProperty('serviceResponse');
    expect((await fetch(`${vendor.host}/cas-idp/${appId}?service=javascript:x`)).status).toBe(400);
  });
});
