import { constants, publicEncrypt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  hashPassword,
  isPassword,
  PasswordCipher,
} from '../../../../src/datasources/authingLegacy/emulator/passwords.js';

const cipher = new PasswordCipher();
const encrypt = (bytes: Buffer, key = cipher.publicKey) =>
  publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, bytes).toString('base64');

describe('the password cipher', () => {
  it.each(['Menshen-2026', '门神密码', 'x'.repeat(117), ''])(
    'decrypts what was encrypted with PKCS#1 v1.5: %s',
    (password) => {
      expect(cipher.decrypt(encrypt(Buffer.from(password)))).toBe(password);
    },
  );

  it('takes a ciphertext whose leading zero bytes were dropped', () => {
    let bytes = Buffer.from(encrypt(Buffer.from('secret')), 'base64');
    while (bytes[0] !== 0) bytes = Buffer.from(encrypt(Buffer.from('secret')), 'base64');
    expect(cipher.decrypt(bytes.subarray(1).toString('base64'))).toBe('secret');
  });

  const unpadded = publicEncrypt({ key: cipher.publicKey, padding: constants.RSA_NO_PADDING }, Buffer.alloc(128, 1));
  it.each([
    ['clear text', 'Menshen-2026'],
    ['nothing', ''],
    ['another key', encrypt(Buffer.from('secret'), new PasswordCipher().publicKey)],
    ['no padding', unpadded.toString('base64')],
    ['bytes that are not UTF-8', encrypt(Buffer.from([0xff, 0xfe]))],
    ['too much', Buffer.alloc(129).toString('base64')],
  ])('answers 2016 to %s', (_name, ciphertext) => {
    expect(() => cipher.decrypt(ciphertext)).toThrow(expect.objectContaining({ code: 2016 }));
  });
});

describe('stored passwords', () => {
  it('are salted hashes of 32 hex characters', () => {
    const [one, other] = [hashPassword('Menshen-2026'), hashPassword('Menshen-2026')];
    expect(one.hash).toMatch(/^[0-9a-f]{32}$/);
    expect(one.hash).not.toBe(other.hash);
    expect([isPassword(one, 'Menshen-2026'), isPassword(one, 'menshen-2026')]).toEqual([true, false]);
  });

  it('have at least six characters', () => {
    expect(() => hashPassword('12345')).toThrow(expect.objectContaining({ code: 2029 }));
  });
});
