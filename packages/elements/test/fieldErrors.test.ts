import type { Problem } from '@menshen/client';
import { describe, expect, it } from 'vitest';
import { formErrors } from '../src/controls/fieldErrors.js';

const NAMES = { identifier: ['email', 'phone'], code: ['smsCode'] };
const left = (count: number) => `${count} left.`;

function problem(outcome: string, paths: readonly string[] = [], attemptsLeft: number | null = null): Problem {
  const fields = paths.map((path) => ({ path, rule: 'TOO_LONG' as const, params: {}, message: `rule of ${path}` }));
  return { outcome, message: 'No.', fields, attemptsLeft, retryAt: null, requestId: null };
}

describe('the errors of a form', () => {
  it('stand at the control that fills the rejected value, the first one of each', () => {
    const { byField, general } = formErrors(
      problem('InputRejected', ['input.method.email.email', 'input.method.email.email']),
      NAMES,
      left,
    );
    expect([[...byField], general]).toEqual([[['identifier', 'rule of input.method.email.email']], null]);
  });

  it('stand above the form if no control fills the value', () => {
    const { byField, general } = formErrors(problem('InputRejected', ['input.context']), NAMES, left);
    expect([byField.size, general]).toEqual([0, 'rule of input.context']);
  });

  it('stand at the code if the code is wrong, with the attempts that are left', () => {
    const { byField } = formErrors(problem('MfaRejected', [], 3), NAMES, left);
    expect(byField.get('code')).toBe('No. 3 left.');
    expect(formErrors(problem('CodeRejected'), { password: ['password'] }, left).general).toBe('No.');
  });

  it('are none without a problem', () => {
    expect(formErrors(null, NAMES, left)).toEqual({ byField: new Map(), general: null });
  });
});
