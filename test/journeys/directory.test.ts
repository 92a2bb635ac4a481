import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import {
  EnrollTotpDocument,
  MyApplicationsDocument,
  MyPlaceDocument,
  MyResourcesDocument,
} from '../support/generated/operations.js';
import { newcomer, signedIn } from '../support/people.js';

describeWithApp('the directory', {}, (app) => {
  it('returns the caller’s roles, organisations and departments', async () => {
    const client = await signedIn(app);
    const { me } = await client.run(MyPlaceDocument);
    expect(me?.roles).toMatchObject({ totalCount: 1, items: [{ code: 'gatekeeper', namespace: 'default' }] });
    expect(me?.isAdmin).toBe(false);
    expect(me?.orgs).toHaveLength(1);
    expect(me?.orgs?.[0]?.nodes.map(({ name }) => name)).toEqual(['Emulated company', 'Gatehouse']);
    expect(me?.departments).toMatchObject({ totalCount: 1, items: [{ node: { name: 'Gatehouse' } }] });
  });

  it('is true for a role of the caller, with one vendor call for roles and hasRole together', async () => {
    const client = await signedIn(app);
    await app.control.call('DELETE', '/providers/authing/requests');
    const { data } = await client.send(
      '{ me { has: hasRole(code: "gatekeeper") not: hasRole(code: "king") roles { totalCount } } }',
    );
    expect(data).toEqual({ me: { has: true, not: false, roles: { totalCount: 1 } } });
    // One for `me`, one for the roles.
    expect(await app.control.requests('authing')).toHaveLength(2);
  });

  it('asks the vendor once for what a request asks again and again', async () => {
    const client = await signedIn(app);
    const callsOf = async (times: number) => {
      await app.control.call('DELETE', '/providers/authing/requests');
      const field = (name: string) => Array.from({ length: times }, (_, index) => `${name}${index}: ${name}`);
      const mine = [
        field('securityLevel').map((alias) => `${alias} { score }`),
        field('mfaAuthenticators').map((alias) => `${alias} { kind }`),
        field('orgs').map((alias) => `${alias} { nodes { name } }`),
        field('applications').map((alias) => `${alias}(page: 1) { totalCount }`),
        field('authorizedResources').map((alias) => `${alias}(namespace: "default") { totalCount }`),
      ];
      const roots = [
        ...field('me').map((alias) => `${alias} { ${mine.flat().join(' ')} }`),
        ...field('ssoSession').map((alias) => `${alias} { user { id } }`),
      ];
      const { errors } = await client.send(`{ ${roots.join(' ')} }`);
      expect(errors).toEqual([]);
      return (await app.control.requests('authing')).map(({ path, operation }) => operation ?? path).sort();
    };
    expect(await callsOf(4)).toEqual(await callsOf(1));
  });

  it('asks again after each of two changes in one request', async () => {
    const { client } = await newcomer(app);
    const { enrollTotp } = await client.run(EnrollTotpDocument);
    const { secret } = expectOutcome(enrollTotp, 'TotpEnrollment');
    const { code } = await app.control.call<{ code: string }>('POST', '/authing/totp', { secret });
    const factors = '{ ... on AccountUpdated { user { mfaAuthenticators { kind } } } }';
    const { data } = await client.send(`mutation { confirmTotp(code: "${code}") ${factors} removeTotp ${factors} }`);
    expect(data).toEqual({
      confirmTotp: { user: { mfaAuthenticators: [{ kind: 'TOTP' }] } },
      removeTotp: { user: { mfaAuthenticators: [] } },
    });
  });

  it('knows nothing in a namespace or organisation that does not exist', async () => {
    const client = await signedIn(app);
    const { me } = await client.run(MyPlaceDocument, { namespace: 'no-such-space', org: 'e0e0e0e0e0e0e0e0e0e0ffff' });
    expect(me?.roles).toEqual({ totalCount: 0, items: [] });
    expect(me?.departments).toEqual({ totalCount: 0, items: [] });
    expect((await client.run(MyResourcesDocument, { namespace: 'no-such-space' })).me?.authorizedResources).toEqual({
      totalCount: 0,
      items: [],
    });
  });

  it('lists what the caller may use, of one kind or all', async () => {
    const client = await signedIn(app);
    const resources = async (type?: 'DATA' | 'MENU') =>
      (await client.run(MyResourcesDocument, { namespace: 'default', ...(type && { type }) })).me?.authorizedResources;
    expect(await resources()).toEqual({
      totalCount: 1,
      items: [{ code: 'gate', type: 'DATA', actions: ['gate:open', 'gate:close'] }],
    });
    expect((await resources('DATA'))?.totalCount).toBe(1);
    expect((await resources('MENU'))?.totalCount).toBe(0);
  });

  it('lists the applications that the caller may open, page by page', async () => {
    const client = await signedIn(app);
    const { me } = await client.run(MyApplicationsDocument);
    expect(me?.applications).toMatchObject({ totalCount: 1, items: [{ protocol: 'oidc' }] });
    const beyond = await client.run(MyApplicationsDocument, { page: 2 });
    expect(beyond.me?.applications).toEqual({ totalCount: 1, items: [] });
  });

  it.each([
    ['page 0', { page: 0 }],
    ['a page before the first', { page: -1 }],
    ['a page size of 0', { pageSize: 0 }],
    ['a page size of 10,000', { pageSize: 10_000 }],
  ])('refuses %s', async (_what, variables) => {
    const client = await signedIn(app);
    const { errors, data } = await client.send(MyApplicationsDocument, variables);
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    // The rest of the answer is not lost.
    expect(data?.me?.id).toBeTruthy();
  });

  it('has nothing to tell of somebody new', async () => {
    const { client } = await newcomer(app);
    const { me } = await client.run(MyPlaceDocument);
    expect(me).toMatchObject({ roles: { totalCount: 0 }, orgs: [], departments: { totalCount: 0 }, isAdmin: false });
  });

  it('keeps the rest of an answer when one vendor call fails', async () => {
    const client = await signedIn(app);
    await app.control.fail('authing', { match: '/api/v2/users/me/orgs', count: 5, mode: 'http500' });
    const { data, errors } = await client.send(MyPlaceDocument);
    expect(data?.me?.orgs).toBeNull();
    expect(data?.me?.roles?.totalCount).toBe(1);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['PROVIDER_UNAVAILABLE']);
  });
});
