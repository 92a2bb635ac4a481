import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import { UserExistsDocument, type UserExistsInput } from '../support/generated/operations.js';
import { newEmail, SEEDED } from '../support/people.js';

describeWithApp('userExists', { environment: { LIMIT_LOOKUPS_PER_MINUTE: '10000' } }, (app) => {
  const exists = async (where: UserExistsInput) => (await app.client().run(UserExistsDocument, { where })).userExists;

  it.each([
    ['user name', { username: SEEDED.username }, { username: 'nobody' }],
    ['e-mail address', { email: SEEDED.email }, { email: newEmail() }],
    ['e-mail address in capitals', { email: SEEDED.email.toUpperCase() }, { email: newEmail() }],
    ['phone', { phone: SEEDED.phone }, { phone: '13800009999' }],
    ['phone with its country', { phone: `+86 ${SEEDED.phone}` }, { phone: '+8613800009999' }],
  ] as const)('knows an account by its %s', async (_what, known, unknown) => {
    expect(expectOutcome(await exists(known), 'UserExistence').exists).toBe(true);
    expect(expectOutcome(await exists(unknown), 'UserExistence').exists).toBe(false);
  });

  it('knows an account by the id of another system', async () => {
    expect(expectOutcome(await exists({ externalId: 'nobody' }), 'UserExistence').exists).toBe(false);
  });

  it('rejects what cannot be a name', async () => {
    expect(expectOutcome(await exists({ email: 'nowhere' }), 'InputRejected').fields[0]?.path).toBe('where.email');
    expect(expectOutcome(await exists({ username: '' }), 'InputRejected').fields[0]?.path).toBe('where.username');
  });
});

describeWithApp('userExists, as it is limited', {}, (app) => {
  it('allows ten checks a minute from one address, in one operation or several', async () => {
    const aliases = Array.from(
      { length: 11 },
      (_, index) => `a${index}: userExists(where: {username: "u"}) { __typename }`,
    );
    const { data } = await app
      .client()
      .send<Record<string, { __typename: string }>, unknown>(`{ ${aliases.join(' ')} }`);
    const names = Object.values(data ?? {}).map((answer) => answer.__typename);
    expect(names.filter((name) => name === 'UserExistence')).toHaveLength(10);
    expect(names.filter((name) => name === 'AttemptsLimited')).toHaveLength(1);
    const later = await app.client().run(UserExistsDocument, { where: { username: 'u' } });
    expectOutcome(later.userExists, 'AttemptsLimited');
  });
});
