import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { md5Answer, threePartAnswer } from '../../../src/datasources/geetest/emulator/offlineAnswer.js';
import { OFFLINE } from '../../../src/datasources/geetest/emulator/widget/offlineScript.js';
import { localChallenge, passesOffline } from '../../../src/datasources/geetest/offline.js';
import { EXACT, SIMPLE, THREE_PART } from './vectors.js';

const answer = (challenge: string, proof: string) =>
  ({ kind: 'serverInitiated', challenge, validate: proof, seccode: `${proof}|jordan` }) as const;

describe('the three-part rule of the data source', () => {
  const passes = (challenge: string, proof: string) => passesOffline('three-part', answer(challenge, proof));

  it.each(THREE_PART)('judges %s %i %i %s: %s', (challenge, _background, _group, proof, expected) => {
    expect(passes(challenge, proof)).toBe(expected);
  });

  const [[challenge, , , proof]] = THREE_PART;
  const [first = '', second = '', third = ''] = proof.split('_');

  it.each([
    ['two parts', `${first}_${second}`],
    ['four parts', `${proof}_${third}`],
    ['an empty part', `${first}__${third}`],
    ['a part of 101 characters', `${first.padStart(101, 'x')}_${second}_${third}`],
    ['no separators', 'x'.repeat(32)],
    ['characters beyond ASCII', '门_神_门'],
  ])('refuses %s', (_what, bad) => {
    expect(passes(challenge, bad)).toBe(false);
  });

  it('gives characters that are not in the challenge no weight', () => {
    expect(passes(challenge, `${first.padStart(100, 'x')}_${second}_${third}`)).toBe(true);
  });

  it.each(['', '0', challenge.slice(0, 32), `${challenge}0`, challenge.toUpperCase(), 'z'.repeat(34)])(
    'refuses the challenge %j',
    (bad) => {
      expect(passes(bad, proof)).toBe(false);
    },
  );
});

describe('the simple rule of the data source', () => {
  it.each(SIMPLE)('takes for %s the digest %s alone', (challenge, proof) => {
    expect(passesOffline('md5', answer(challenge, proof))).toBe(true);
    expect(passesOffline('md5', answer(challenge, proof.toUpperCase()))).toBe(false);
    expect(passesOffline('md5', answer(`${challenge}0`, proof))).toBe(false);
  });
});

describe('the lack of a rule', () => {
  it('takes anything, once it was asked for', () => {
    expect(passesOffline('nonblank', answer('a', 'b'))).toBe(true);
  });
});

describe('a challenge of our own', () => {
  it('has the form that all rules need, and is never the same', () => {
    const made = Array.from({ length: 200 }, localChallenge);
    for (const challenge of made) expect(challenge).toMatch(/^[0-9a-f]{34}$/);
    expect(new Set(made).size).toBe(made.length);
  });
});

describe('any rule', () => {
  it('gives a verdict on any text, and never throws', () => {
    const rules = fc.constantFrom('three-part', 'md5', 'nonblank');
    const parts = fc.array(fc.string({ unit: 'binary', maxLength: 120 }), { maxLength: 4 });
    const challenges = fc.oneof(fc.string(), fc.constantFrom(...SIMPLE.map(([challenge]) => challenge)));
    fc.assert(
      fc.property(rules, challenges, parts, (rule, challenge, proof) => {
        expect(typeof passesOffline(rule, answer(challenge, proof.join('_')))).toBe('boolean');
      }),
    );
  });
});

describe('the emulator', () => {
  it.each(EXACT)('answers %s %i %i with %s', (challenge, background, group, proof) => {
    expect(threePartAnswer(challenge, background, group)).toBe(proof);
  });

  it.each(SIMPLE)('answers %s with %s', (challenge, proof) => {
    expect(md5Answer(challenge)).toBe(proof);
  });
});

describe('the script of the emulated page', () => {
  const page = runInNewContext(`${OFFLINE}; ({ threePart, offlineValidate })`, { TextEncoder }) as {
    threePart(challenge: string, background: number, group: number): string;
    offlineValidate(challenge: string, isNewCaptcha: boolean): string;
  };

  it.each(EXACT)('answers %s %i %i with %s', (challenge, background, group, proof) => {
    expect(page.threePart(challenge, background, group)).toBe(proof);
  });

  it.each(SIMPLE)('answers %s with %s', (challenge, proof) => {
    expect(page.offlineValidate(challenge, true)).toBe(proof);
  });

  it('answers every challenge of the data source in both generations', () => {
    // One challenge in 256 of random bytes ends in 00.
    for (const challenge of Array.from({ length: 2_000 }, localChallenge)) {
      expect(passesOffline('md5', answer(challenge, page.offlineValidate(challenge, true)))).toBe(true);
      expect(passesOffline('three-part', answer(challenge, page.offlineValidate(challenge, false)))).toBe(true);
    }
  });
});
