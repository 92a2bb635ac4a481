import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APP_ID, caller, loggedInUser, type ScriptedAuthing, startAuthing } from '../transport/scriptedAuthing.js';

const CHECK = { ticket: 'ST-1', service: 'https://shop.example/?a=1&b=2', format: 'JSON' } as const;

let scripted: ScriptedAuthing;

beforeEach(async () => {
  scripted = await startAuthing();
});

afterEach(() => scripted.close());

const validate = (format: 'JSON' | 'XML' = 'JSON') => scripted.authing.sso.validateTicket({ ...CHECK, format }, caller);
const replyXml = (inner: string) =>
  scripted.answer((_request, response) => {
    response.setHeader('content-type', 'application/xml');
    response.end(inner);
  });

describe('a ticket', () => {
  const attributes = { sub: 'u1', email: 'a@b.cn', email_verified: false, phone_number_verified: true };
  const success = { authenticationSuccess: { user: 'u1', attributes } };
  const failure = { authenticationFailure: { code: 'INVALID_TICKET', description: 'gone' } };

  it.each([
    ['with', { serviceResponse: success }, { serviceResponse: failure }],
    ['without', success, failure],
  ])('is read from JSON %s its wrapper', async (_wrapper, good, bad) => {
    scripted.reply(good);
    expect(await validate()).toEqual({ valid: true, user: 'u1', attributes });
    scripted.reply(bad);
    expect(await validate()).toEqual({ valid: false, failureCode: 'INVALID_TICKET' });
    const { searchParams, pathname } = new URL(scripted.calls[0]?.path ?? '', 'http://vendor');
    expect(pathname).toBe(`/cas-idp/${APP_ID}/serviceValidate`);
    expect(Object.fromEntries(searchParams)).toEqual(CHECK);
  });

  it.each(['cas:', ''])('is read from XML whose names begin with "%s"', async (prefix) => {
    const element = (name: string, text: string) => `<${prefix}${name}>${text}</${prefix}${name}>`;
    const claims = `${element('sub', 'u1')}${element('email', 'a&amp;b@b.cn')}${element('email_verified', 'false')}${element('phone_number_verified', 'true')}${element('zip', '007')}`;
    const inner = element('authenticationSuccess', element('user', 'u1') + element('attributes', claims));
    replyXml(`<${prefix}serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">${inner}</${prefix}serviceResponse>`);
    expect(await validate('XML')).toEqual({
      valid: true,
      user: 'u1',
      attributes: { sub: 'u1', email: 'a&b@b.cn', email_verified: false, phone_number_verified: true, zip: '007' },
    });
    replyXml(
      `<${prefix}serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><${prefix}authenticationFailure code="INVALID_SERVICE">no</${prefix}authenticationFailure></${prefix}serviceResponse>`,
    );
    expect(await validate('XML')).toEqual({ valid: false, failureCode: 'INVALID_SERVICE' });
  });

  it.each([
    ['the numbered', 'O&#39;Brien &#x26; co', "O'Brien & co"],
    ['the named', 'a &lt;b&gt; &quot;c&apos; &amp;amp;', 'a <b> "c\' &amp;'],
  ])('holds characters as they are meant: %s', async (_what, written, read) => {
    const attributes = `<attributes><name>${written}</name></attributes>`;
    replyXml(
      `<serviceResponse><authenticationSuccess><user>u1</user>${attributes}</authenticationSuccess></serviceResponse>`,
    );
    expect(await validate('XML')).toMatchObject({ attributes: { name: read } });
  });

  it('is no verdict when the document is none', async () => {
    for (const document of [
      '',
      '<a',
      '<html><body>down</body></html>',
      '<serviceResponse><__proto__>x</__proto__></serviceResponse>',
      `<serviceResponse>${'<a>'.repeat(500)}${'</a>'.repeat(500)}</serviceResponse>`,
      '<!DOCTYPE x [<!ENTITY a "aaaa">]><serviceResponse><authenticationSuccess><user>&a;</user></authenticationSuccess></serviceResponse>',
    ]) {
      replyXml(document);
      await expect(validate('XML')).rejects.toMatchObject({ code: 'BAD_REPLY' });
    }
    for (const body of [{}, { serviceResponse: null }, { authenticationSuccess: {} }, []]) {
      scripted.reply(body);
      await expect(validate()).rejects.toMatchObject({ code: 'BAD_REPLY' });
    }
  });

  it('passes on a word of the protocol alone', async () => {
    scripted.reply({ authenticationFailure: { code: 'Ticket ST-1 of a@b.cn is gone' } });
    expect(await validate()).toEqual({ valid: false, failureCode: 'INVALID_TICKET' });
  });

  it('is spent by asking, so the question is never repeated', async () => {
    scripted.answer((_request, response) => {
      response.socket?.destroy();
    });
    await expect(validate()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(scripted.calls).toHaveLength(1);
  });
});

describe('the vendor’s session', () => {
  const owner = { appId: APP_ID, type: 'oidc', userId: loggedInUser.id };
  const expected = { id: 's1', ...owner, expiresAt: new Date('2026-12-01T00:00:00.000Z') };

  it.each([
    ['beside', { _id: 's1', cookie: { expires: '2026-12-01T00:00:00.000Z' }, ...owner }],
    ['inside', { _id: 's1', cookie: { expires: '2026-12-01T00:00:00.000Z', ...owner } }],
  ])('tells its owner %s the cookie', async (_where, session) => {
    scripted.reply({ session, userInfo: loggedInUser });
    const found = await scripted.authing.sso.session('authing_session=x', caller);
    expect(found).toMatchObject({ ...expected, user: { id: loggedInUser.id } });
    expect(scripted.calls[0]).toMatchObject({ path: '/cas/session', headers: { cookie: 'authing_session=x' } });
  });

  it('is null when it is over, and an error when nothing is said', async () => {
    scripted.reply({ session: null });
    expect(await scripted.authing.sso.session('authing_session=x', caller)).toBeNull();
    scripted.reply({});
    await expect(scripted.authing.sso.session('authing_session=x', caller)).rejects.toMatchObject({
      code: 'BAD_REPLY',
    });
  });
});
