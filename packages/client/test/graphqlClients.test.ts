/** Other GraphQL clients with the session of a Menshen client: docs/apollo-client.md and docs/urql.md. */
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { expect, it } from 'vitest';
import { describeWithApp } from '../../../test/support/app.js';
import { PASSWORD, SEEDED } from '../../../test/support/people.js';
import { httpLinkOptions, possibleTypes } from '../src/apollo.js';
import { clientOf } from './support/client.js';
import { expectState } from './support/states.js';

const LOGIN = { email: { email: SEEDED.email, password: PASSWORD } };
const ME = 'query Me { me { id email } }';
const WRONG = `mutation {
  login(input: { method: { email: { email: "${SEEDED.email}", password: "wrong" } } }) { ... on Outcome { code } }
}`;

describeWithApp('a session', {}, (app) => {
  it('is that of Apollo Client, whose cache knows the members of unions', async () => {
    const menshen = clientOf(app);
    const cache = new InMemoryCache({ possibleTypes });
    const apollo = new ApolloClient({ link: new HttpLink(httpLinkOptions(menshen)), cache });
    const me = () => apollo.query({ query: gql(ME), fetchPolicy: 'network-only' });
    expect((await me()).data).toMatchObject({ me: null });
    expectState(await menshen.signIn().start(LOGIN), 'done');
    expect((await me()).data).toMatchObject({ me: { email: SEEDED.email } });
    const { data } = await apollo.mutate({ mutation: gql(WRONG) });
    expect(data).toMatchObject({ login: { code: 'INVALID_CREDENTIALS' } });
  });

  it('is that of urql', async () => {
    const menshen = clientOf(app);
    const { uri, credentials, fetch } = httpLinkOptions(menshen);
    const exchanges = [cacheExchange, fetchExchange];
    const urql = new Client({ url: uri, fetch, fetchOptions: { credentials }, preferGetMethod: false, exchanges });
    const me = () => urql.query(ME, {}, { requestPolicy: 'network-only' });
    expect((await me()).data).toMatchObject({ me: null });
    expectState(await menshen.signIn().start(LOGIN), 'done');
    expect((await me()).data).toMatchObject({ me: { email: SEEDED.email } });
  });
});
