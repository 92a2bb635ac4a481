import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AttemptPurpose, type AttemptSubject, Attempts } from '../../src/services/access/attempts.js';
import { createSealer } from '../../src/services/sealing.js';
import { openStore, type Store } from '../../src/store.js';

const provider = 'AUTHING';
const email = (name: string): AttemptSubject => ({ provider, kind: 'email', name });
const username = (name: string): AttemptSubject => ({ provider, kind: 'username', name });
const phone = (name: string): AttemptSubject => ({ provider, kind: 'phone', name });
const user = (userId: string): AttemptSubject => ({ provider, userId });

describe('attempts', () => {
  let store: Store;
  let attempts: Attempts;
  beforeAll(async () => {
    store = await openStore({ logger: pino({ level: 'silent' }) });
    attempts = new Attempts(store, 5, createSealer([Buffer.alloc(32, 3)]), Date.now);
  });
  afterAll(() => store.close());

  /** One guess; undefined when it was allowed. `right` names what the guess has proven. */
  const guess = async (
    subjects: readonly AttemptSubject[],
    result: 'wrong' | 'none' | { readonly right: readonly AttemptSubject[] },
    { vendor, purpose = 'password' }: { vendor?: Promise<void>; purpose?: AttemptPurpose } = {},
  ) => {
    const attempt = await attempts.begin(purpose, subjects);
    if ('__typename' in attempt) return attempt;
    await vendor;
    if (result === 'wrong') attempt.fail();
    else if (result !== 'none') attempt.succeed(result.right);
    await attempt.release();
    return undefined;
  };
  /** Forty, all begun before the vendor answers the first. */
  const atOnce = (subjects: readonly AttemptSubject[], result: 'wrong' | 'none') => {
    const vendor = sleep(200);
    return Promise.all(Array.from({ length: 40 }, () => guess(subjects, result, { vendor })));
  };
  const wrong = async (subjects: readonly AttemptSubject[], count: number) => {
    let allowed = 0;
    for (let tried = 0; tried < count; tried++) if ((await guess(subjects, 'wrong')) === undefined) allowed += 1;
    return allowed;
  };

  it('let no more guesses out at once than failures are allowed', async () => {
    const guesses = await atOnce([email('a@b.cn')], 'wrong');
    expect(guesses.filter((limited) => limited === undefined)).toHaveLength(5);
    const { retryAt } = (await guess([email(' A@B.cn ')], 'wrong')) ?? expect.fail('the account is not locked');
    expect(retryAt.getTime() - Date.now()).toBeGreaterThan(14 * 60_000);
    expect(retryAt.getTime() - Date.now()).toBeLessThanOrEqual(15 * 60_000);
  });

  it('forget failures once the password was right, and never count what has no result', async () => {
    const subjects = [email('c@d.cn')];
    expect(await wrong(subjects, 4)).toBe(4);
    for (let count = 0; count < 10; count++) expect(await guess(subjects, 'none')).toBeUndefined();
    await guess(subjects, { right: subjects });
    expect(await wrong(subjects, 9)).toBe(5);
  });

  it('leave an account open when guesses sent at once end without a result', async () => {
    await atOnce([email('e@f.cn')], 'none');
    expect(await wrong([email('e@f.cn')], 5)).toBe(5);
  });

  it('share one counter between the names of one account', async () => {
    expect(await wrong([email('g@h.cn'), user('1')], 3)).toBe(3);
    expect(await wrong([username('gh'), user('1')], 9)).toBe(2);
    expect(await wrong([email('g@h.cn'), user('1')], 1)).toBe(0);
    // Another account is not affected.
    expect(await wrong([username('other'), user('2')], 1)).toBe(1);
  });

  it('keep counting what was guessed at a name before its account became known', async () => {
    expect(await wrong([email('i@j.cn')], 3)).toBe(3);
    expect(await wrong([email('i@j.cn'), user('3')], 9)).toBe(2);
  });

  it('reset nothing but what was proven', async () => {
    expect(await wrong([email('k@l.cn'), user('4'), user('5')], 2)).toBe(2);
    expect(await wrong([username('kl'), user('4')], 2)).toBe(2);
    // User 5 has taken the address of user 4 as a user name, and knows the own password.
    await guess([username('k@l.cn'), user('4'), user('5')], { right: [username('k@l.cn'), user('5')] });
    expect(await wrong([phone('13900000000'), user('4')], 9)).toBe(1);
    expect(await wrong([username('kk'), user('5')], 9)).toBe(5);
  });

  it('count each purpose apart', async () => {
    for (let tried = 0; tried < 5; tried++) await guess([user('6')], 'wrong', { purpose: 'secondFactor' });
    expect(await guess([user('6')], 'wrong', { purpose: 'secondFactor' })).toBeDefined();
    expect(await guess([user('6')], 'wrong')).toBeUndefined();
  });

  it('count all spellings of a name as one, also those of a second factor', async () => {
    const spellings = ['menshen', ' menshen', 'Menshen\u0000', 'ｍｅｎｓｈｅｎ', 'men\u200bshen', 'MENSHEN '];
    const results = [];
    for (const name of spellings) {
      results.push(await guess([{ provider, kind: 'login', name }], 'wrong', { purpose: 'secondFactor' }));
    }
    expect(results.map((limited) => limited?.__typename)).toEqual([...Array(5).fill(undefined), 'AttemptsLimited']);
  });
});
