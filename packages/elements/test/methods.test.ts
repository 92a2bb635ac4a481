import { describe, expect, it } from 'vitest';
import { chooseMethods, identifiersOf, passwordMethod, waysOf } from '../src/signIn/methods.js';

const ALL = ['EMAIL', 'USERNAME', 'PHONE_PASSWORD'] as const;

describe('the ways to sign in', () => {
  it('are the tabs and buttons of what the server offers', () => {
    const { tabs, others } = waysOf([
      'EMAIL',
      'USERNAME',
      'PHONE_CODE',
      'LDAP',
      'WECHAT',
      'AUTHORIZATION_CODE',
      'PASSKEY',
    ]);
    expect([tabs, others]).toEqual([
      ['password', 'code'],
      ['ldap', 'passkey'],
    ]);
  });

  it('ignore what a later server offers', () => {
    expect(waysOf(['EMAIL', 'TELEPATHY' as 'EMAIL'])).toEqual({ tabs: ['password'], others: [] });
  });

  it('are those that the page names, in its order, as far as the server offers them', () => {
    expect(chooseMethods(['EMAIL', 'PHONE_CODE', 'LDAP'], 'phone_code, EMAIL PUSH')).toEqual(['PHONE_CODE', 'EMAIL']);
    expect(chooseMethods(['EMAIL'], null)).toEqual(['EMAIL']);
  });
});

describe('the account that the user types', () => {
  it.each([
    ['menshen@example.com', { email: { email: 'menshen@example.com', password: 'p' } }],
    [' 138-0000 0001 ', { phonePassword: { phone: '13800000001', password: 'p' } }],
    ['+14155550100', { phonePassword: { phone: '+14155550100', password: 'p' } }],
    ['menshen', { username: { username: 'menshen', password: 'p' } }],
    ['12345', { username: { username: '12345', password: 'p' } }],
  ])('%s decides the method', (text, method) => {
    expect(passwordMethod(text, 'p', identifiersOf(ALL))).toEqual(method);
  });

  it('is of the only kind that the server offers', () => {
    expect(passwordMethod('menshen', 'p', ['email'])).toEqual({ email: { email: 'menshen', password: 'p' } });
    expect(passwordMethod('13800000001', 'p', ['username'])).toEqual({
      username: { username: '13800000001', password: 'p' },
    });
  });
});
