import { describe, expect, it } from 'vitest';
import * as vendor from '../../../src/datasources/geetest/emulator/signature.js';
import * as client from '../../../src/datasources/geetest/signature.js';
import { ACCEPTED, CHINESE_KEY, DERIVED, KEY, LOTS, ORIGIN, SLIDE, SWAPPED, V4_KEY } from './vectors.js';

describe('the data source', () => {
  it.each(DERIVED)('derives a challenge by %s', (digest, challenge) => {
    expect(client.deriveChallenge(digest, ORIGIN, KEY)).toBe(challenge);
  });

  it('takes keys and texts as UTF-8', () => {
    expect(client.deriveChallenge('md5', ORIGIN, CHINESE_KEY.key)).toBe(CHINESE_KEY.challenge);
  });

  it('knows the proof of a challenge, with and without the two characters of a slide', () => {
    for (const [, challenge, proof] of DERIVED) expect(client.validateOf(challenge, KEY)).toBe(proof);
    expect(client.validateOf(SLIDE.challenge, KEY)).toBe(SLIDE.proof);
  });

  it.each(ACCEPTED)('knows how the vendor accepts %s', (seccode, answer) => {
    expect(client.md5(seccode)).toBe(answer);
  });

  it.each(LOTS)('signs lot %s', (lot, signature) => {
    expect(client.signLot(lot, V4_KEY)).toBe(signature);
    expect(client.signLot(lot, V4_KEY)).not.toBe(SWAPPED);
  });

  it('compares whole texts', () => {
    expect(client.isSame('abc', 'abc')).toBe(true);
    for (const other of ['abd', 'ab', 'abcd', '', 'äb']) expect(client.isSame(other, 'abc')).toBe(false);
  });
});

describe('the emulator', () => {
  it.each(DERIVED)('derives a challenge by %s', (digest, challenge) => {
    expect(vendor.challengeForBrowser(ORIGIN, KEY, digest)).toBe(challenge);
  });

  it('takes an unknown digest, and none, for md5', () => {
    const [[, challenge]] = DERIVED;
    expect(vendor.challengeForBrowser(ORIGIN, KEY, 'sm3')).toBe(challenge);
    expect(vendor.challengeForBrowser(ORIGIN, KEY, undefined)).toBe(challenge);
    expect(vendor.challengeForBrowser(ORIGIN, CHINESE_KEY.key, undefined)).toBe(CHINESE_KEY.challenge);
  });

  it('issues the proof of a challenge', () => {
    for (const [, challenge, proof] of DERIVED) expect(vendor.validateFor(challenge, KEY)).toBe(proof);
    expect(vendor.validateFor(SLIDE.challenge, KEY)).toBe(SLIDE.proof);
  });

  it('makes a seccode of a proof', () => {
    expect(vendor.seccodeFor(SLIDE.proof)).toBe(ACCEPTED[1][0]);
  });

  it.each(ACCEPTED)('accepts %s', (seccode, answer) => {
    expect(vendor.acceptance(seccode)).toBe(answer);
  });

  it.each(LOTS)('signs lot %s', (lot, signature) => {
    expect(vendor.signTokenFor(lot, V4_KEY)).toBe(signature);
    expect(vendor.signTokenFor(lot, V4_KEY)).not.toBe(SWAPPED);
  });
});
