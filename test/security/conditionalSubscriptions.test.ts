/** A subscription whose field is left out by a directive is refused: executing it would fail with a 500. */
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { ROUTES } from '../support/routes.js';

const FIELD = 'pushAuthEventUpdated(id: "x")';

describeWithApp('a subscription', {}, (app) => {
  it.each([
    ['on its field', `subscription { ${FIELD} @skip(if: true) { id } }`],
    ['by a variable', `subscription ($no: Boolean = false) { ${FIELD} @include(if: $no) { id } }`],
    ['on an inline fragment', `subscription { ... @skip(if: true) { ${FIELD} { id } } }`],
    ['on a spread', `subscription { ...F @include(if: false) } fragment F on Subscription { ${FIELD} { id } }`],
    ['inside a fragment', `subscription { ...F } fragment F on Subscription { ${FIELD} @skip(if: true) { id } }`],
  ])('is refused with @skip or @include %s', async (_where, query) => {
    for (const [route, send] of Object.entries(ROUTES)) {
      const { errors = [] } = await send(app.url(), { query });
      expect(errors[0]?.extensions?.code, route).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });
});
