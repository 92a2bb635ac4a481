/** The link from an error to its documentation. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';

const PAGE = '/docs/reference/errors';

describeWithApp('an error of a local start', { errorPage: PAGE }, (app) => {
  it('links to the heading of its code', async () => {
    const { errors } = await app.client().send('mutation { endOtherSessions { __typename } }');
    expect(errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', docs: `${PAGE}#unauthenticated` });
    const invalid = await app.client().send('{ absent }');
    expect(invalid.errors[0]?.extensions.docs).toBe(`${PAGE}#graphql_validation_failed`);
    expect(existsSync(`.${PAGE}.md`)).toBe(true);
    expect(readFileSync(`.${PAGE}.md`, 'utf8')).toContain('## UNAUTHENTICATED\n');
  });

  it('links there from a refused origin too', async () => {
    const headers = { origin: 'https://other.example.com' };
    const { errors } = await app.client().send('{ session { id } }', undefined, headers);
    expect(errors[0]?.extensions).toMatchObject({ code: 'ORIGIN_NOT_ALLOWED', docs: `${PAGE}#origin_not_allowed` });
  });
});

describeWithApp('an error of a server without documentation', {}, (app) => {
  it('has no link', async () => {
    const { errors } = await app.client().send('mutation { endOtherSessions { __typename } }');
    expect(errors[0]?.extensions).not.toHaveProperty('docs');
  });
});
