/** The operations of the explorer's tabs, in their order. */
import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { loadDefinitions } from '../../src/providers.js';
import { explorerTabs } from '../../src/server/http/explorerTabs.js';
import { describeWithApp } from '../support/app.js';
import { becomes, decide } from '../support/phone.js';

describeWithApp('the tabs of the explorer', {}, (app) => {
  it('work one after the other', async () => {
    const tabs = explorerTabs(await loadDefinitions());
    const client = app.client({ mode: 'cookie' });
    const send = async (tab: number, operationName: string, changes: object = {}) => {
      const { initialQuery: query = '', initialVariables = '{}' } = tabs[tab] ?? {};
      const variables = { ...(JSON.parse(initialVariables) as object), ...changes };
      const { data, errors } = await client.post<Record<string, Record<string, unknown>>>(
        JSON.stringify({ query, operationName, variables }),
      );
      expect(errors).toEqual([]);
      return data ?? {};
    };

    expect(await send(0, 'Register')).toMatchObject({ register: { __typename: 'RegisterSuccess' } });
    expect(await send(1, 'Login')).toMatchObject({ login: { __typename: 'LoginSuccess' } });
    expect(await send(1, 'Me')).toMatchObject({ me: { email: 'guan@example.com' } });

    expect(await send(2, 'SendCode')).toMatchObject({ sendSmsCode: { __typename: 'CodeSent' } });
    const code = await app.control.code('13800000001');
    expect(await send(2, 'LoginByCode', { code })).toMatchObject({ login: { __typename: 'LoginSuccess' } });

    const started = (await send(3, 'CreateQrCode')).createAuthQrCode as { event: { id: string } };
    await decide(app, 'approve');
    const event = started.event.id;
    await becomes(client, event, 'APPROVED');
    expect(await send(3, 'Status', { event })).toMatchObject({ pushAuthEvent: { status: 'APPROVED' } });
    expect(await send(3, 'LoginByQrCode', { event })).toMatchObject({ login: { __typename: 'LoginSuccess' } });

    expect(await send(4, 'SaveCustomData')).toMatchObject({ setUdfValues: { __typename: 'UdfValues' } });
    expect(await send(4, 'CustomData')).toMatchObject({ me: { customData: { age: 22 } } });
    expect(JSON.stringify(await send(5, 'Native'))).toContain('menshen@example.com');
    // No operation is left out.
    const names = tabs.flatMap(({ initialQuery }) => parse(initialQuery).definitions.length);
    expect(names.reduce((sum, count) => sum + count, 0)).toBe(11);
  });
});
