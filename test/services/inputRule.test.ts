/** Every rule for input values has a text in both languages, which names its parameters. */
import { describe, expect, it } from 'vitest';
import { fieldProblem, INPUT_RULES, type InputRule, ruleMessage } from '../../src/services/outcomes.js';

const PARAMS = {
  min: 2,
  max: 9,
  unit: 'characters',
  allowed: ['A'],
  fields: ['b'],
  classes: ['DIGIT', 'SYMBOL'],
  setting: 'TOKEN_AUDIENCES',
  method: 'navigator.credentials.get()',
};

describe('the text of a rule', () => {
  it.each(Object.keys(INPUT_RULES) as InputRule[])('is a sentence in English and in Chinese: %s', (rule) => {
    const problem = { rule, params: PARAMS };
    expect(ruleMessage(problem, 'en')).toMatch(/^[A-Z].*\.$/);
    expect(ruleMessage(problem, 'zh-CN')).toMatch(/\p{Script=Han}.*。$/u);
    expect(`${ruleMessage(problem, 'en')}${ruleMessage(problem, 'zh-CN')}`).not.toMatch(/undefined|object/);
  });

  it('names the parameters', () => {
    const long = fieldProblem('input.uid', 'TOO_LONG', { max: 64, unit: 'characters' });
    expect(ruleMessage(long, 'en')).toBe('Use at most 64 characters.');
    expect(ruleMessage(long, 'zh-CN')).toBe('最多 64 个字符。');
    const code = fieldProblem('code', 'NOT_A_CODE', { min: 6, max: 6 });
    expect(ruleMessage(code, 'en')).toBe('Enter the code of 6 digits.');
    const three = fieldProblem('p', 'TOO_SHORT', { min: 8, classes: ['LOWERCASE', 'UPPERCASE', 'DIGIT'] });
    expect(ruleMessage(three, 'en')).toBe(
      'Use at least 8 characters, with a lower-case letter, an upper-case letter, and a digit.',
    );
    expect(ruleMessage(three, 'zh-CN')).toBe('至少 8 个字符，须包含小写字母、大写字母和数字。');
  });
});
