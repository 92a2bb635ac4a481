import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import {
  LogoutDocument,
  RefreshSessionDocument,
  SsoSessionDocument,
  ValidateTicketDocument,
} from '../support/generated/operations.js';
import { SEEDED, signedIn } from '../support/people.js';

const SERVICE = 'https://shop.example.com/cas';

describeWithApp('single sign-on', {}, (app) => {
  const issue = async () =>
    (
      await app.control.call<{ ticket: string }>('POST', '/authing/cas/ticket', {
        username: SEEDED.username,
        service: SERVICE,
      })
    ).ticket;
  const validate = async (ticket: string, more: { service?: string; format?: 'JSON' | 'XML' } = {}) =>
    (await app.client().run(ValidateTicketDocument, { ticket, service: SERVICE, ...more })).validateTicket;

  it('returns the user of the ticket, from JSON and from XML', async () => {
    const json = await validate(await issue());
    const xml = await validate(await issue(), { format: 'XML' });
    for (const verdict of [json, xml]) {
      expect(verdict).toMatchObject({ valid: true, failureCode: null, user: json?.user });
      expect(verdict?.attributes).toMatchObject({ email: SEEDED.email, email_verified: true, sub: json?.user });
    }
  });

  it.each(['success', 'failure', 'both', 'none'])('reads JSON whose wrapper is around %s', async (casWrapper) => {
    await app.control.call('POST', '/authing/application', { casWrapper });
    expect((await validate(await issue()))?.valid).toBe(true);
    expect(await validate('ST-unknown')).toEqual({
      valid: false,
      user: null,
      attributes: null,
      failureCode: 'INVALID_TICKET',
    });
  });

  it('takes a ticket once, and only for its service', async () => {
    const ticket = await issue();
    const elsewhere = await validate(await issue(), { service: 'https://evil.example.com/' });
    expect(elsewhere).toMatchObject({ valid: false, failureCode: 'INVALID_SERVICE' });
    expect((await validate(ticket, { format: 'XML' }))?.valid).toBe(true);
    expect(await validate(ticket, { format: 'XML' })).toMatchObject({ valid: false, failureCode: 'INVALID_TICKET' });
  });

  it('refuses what cannot be a ticket or an address', async () => {
    for (const variables of [
      { ticket: '', service: SERVICE },
      { ticket: 'ST-x', service: 'shop' },
    ]) {
      const { errors } = await app.client().send(ValidateTicketDocument, variables);
      expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  it('shows the vendor’s session that began with the login, also after a refresh, and not after a logout', async () => {
    const client = await signedIn(app);
    const { ssoSession } = await client.run(SsoSessionDocument);
    expect(ssoSession).toMatchObject({ type: 'oidc', user: { email: SEEDED.email } });
    expect(ssoSession?.userId).toBe(ssoSession?.user?.id);
    const { refreshSession } = await client.run(RefreshSessionDocument);
    if (refreshSession.__typename === 'LoginSuccess') client.token = refreshSession.accessToken;
    expect((await client.run(SsoSessionDocument)).ssoSession?.userId).toBe(ssoSession?.userId);
    await client.run(LogoutDocument);
    expect((await client.run(SsoSessionDocument)).ssoSession).toBeNull();
  });

  it('shows nothing to a stranger, and never the vendor’s cookie', async () => {
    expect((await app.client().run(SsoSessionDocument)).ssoSession).toBeNull();
    const client = await signedIn(app);
    const answer = await client.send(SsoSessionDocument);
    expect(answer.text).not.toContain('s%3A');
    expect([...client.cookies.keys()]).not.toContain('authing_session');
    expect(app.log.join('')).not.toContain('authing_session');
  });
});
