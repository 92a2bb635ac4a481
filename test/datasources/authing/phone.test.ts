import { describe, expect, it } from 'vitest';
import { chinesePhone, splitPhone } from '../../../src/datasources/authing/phone.js';

describe('a phone number', () => {
  it.each([
    ['13800000000', '13800000000', undefined],
    ['+8613800000000', '13800000000', undefined],
    ['+12015550123', '2015550123', '+1'],
    ['+79161234567', '9161234567', '+7'],
    ['+447911123456', '7911123456', '+44'],
    ['+85291234567', '91234567', '+852'],
    ['+886912345678', '912345678', '+886'],
    ['+6591234567', '91234567', '+65'],
    ['+971501234567', '501234567', '+971'],
    ['+4219012345678', '9012345678', '+421'],
  ])('%s is %s of %s', (phone, national, phoneCountryCode) => {
    expect(splitPhone(phone)).toEqual(
      phoneCountryCode === undefined ? { phone: national } : { phone: national, phoneCountryCode },
    );
  });

  it.each([
    '',
    'phone',
    '+',
    '12345',
    '2015550123',
    '+86 13800000000',
    '+862112345678',
    '+0013800000000',
    '+8613800000000000',
    '+2101234567',
    '+99912345678',
    '13800000000\n',
    "13800000000' OR 1=1",
  ])('%j is refused', (phone) => {
    expect(() => splitPhone(phone)).toThrow(expect.objectContaining({ code: 'INPUT_REJECTED', field: 'phone' }));
  });

  it('of another country is refused where the vendor takes no country', () => {
    expect(chinesePhone('+8613800000000')).toBe('13800000000');
    expect(() => chinesePhone('+12015550123')).toThrow(expect.objectContaining({ code: 'INPUT_REJECTED' }));
  });
});
