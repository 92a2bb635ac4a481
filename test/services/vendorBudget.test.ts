import { describe, expect, it } from 'vitest';
import { VendorBudgets } from '../../src/services/access/vendorBudget.js';

const MINUTE = 60_000;

/** Budgets of 3 calls an operation, 10 a minute for a session and 50 for an address, on a clock of ours. */
function budgets(exempt = false) {
  const clock = { ms: 0 };
  const limits = { vendorCalls: 3, vendorCallsPerMinute: 10 };
  return {
    clock,
    budgets: new VendorBudgets(
      limits,
      () => exempt,
      () => clock.ms,
    ),
  };
}

/** One operation with one call. @returns why it is refused */
function spend(from: VendorBudgets, address: string, sessionId?: string): string | undefined {
  try {
    from.open(address, { sessionId }).count();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

const times = (count: number, work: () => string | undefined) => Array.from({ length: count }, work);
const allowed = (answers: readonly (string | undefined)[]) => answers.filter((each) => each === undefined).length;

describe('the budget of an operation', () => {
  it('refuses the call after the last one, and names the setting and its value', () => {
    const operation = budgets().budgets.open('192.0.2.1', {});
    for (let count = 0; count < 3; count++) operation.count();
    expect(() => operation.count()).toThrow(
      expect.objectContaining({
        code: 'VENDOR_BUDGET_EXCEEDED',
        message: 'This operation caused more than 3 calls to vendors (LIMIT_VENDOR_CALLS). Split it.',
        details: {},
      }),
    );
  });

  it('begins anew after a restart, and for administrators ends as well', () => {
    const operation = budgets(true).budgets.open('192.0.2.1', {});
    for (let count = 0; count < 3; count++) operation.count();
    operation.restart();
    for (let count = 0; count < 3; count++) operation.count();
    expect(() => operation.count()).toThrow('LIMIT_VENDOR_CALLS');
  });
});

describe('the budgets of a minute', () => {
  it('end for one session at a time, say when to try again, and come back then', () => {
    const { clock, budgets: own } = budgets();
    expect(allowed(times(12, () => spend(own, '192.0.2.1', 'a')))).toBe(10);
    clock.ms = 20_500;
    expect(spend(own, '192.0.2.1', 'a')).toBe(
      'AppError: This session caused more than 10 calls to vendors in a minute (LIMIT_VENDOR_CALLS_PER_MINUTE). Try again in 40 seconds.',
    );
    // Wherever it is used from.
    expect(spend(own, '198.51.100.7', 'a')).toContain('This session');
    expect(spend(own, '192.0.2.1', 'b')).toBeUndefined();
    clock.ms = MINUTE;
    expect(spend(own, '192.0.2.1', 'a')).toBeUndefined();
  });

  it('end for an address after five times as many, whoever spends them', () => {
    const { clock, budgets: own } = budgets();
    const sessions = ['a', 'b', 'c', 'd', undefined];
    expect(allowed(sessions.flatMap((id) => times(10, () => spend(own, '192.0.2.1', id))))).toBe(50);
    expect(spend(own, '192.0.2.1', 'e')).toContain(
      'This address caused more than 50 calls to vendors in a minute (five times LIMIT_VENDOR_CALLS_PER_MINUTE).',
    );
    expect(spend(own, '192.0.2.2', 'e')).toBeUndefined();
    clock.ms = MINUTE;
    expect(spend(own, '192.0.2.1', 'e')).toBeUndefined();
  });

  it('do not count what was refused', () => {
    const { budgets: own } = budgets();
    expect(allowed(times(100, () => spend(own, '192.0.2.1', 'a')))).toBe(10);
    expect(allowed(times(41, () => spend(own, '192.0.2.1')))).toBe(40);
  });

  it('take an IPv6 /64 for one address', () => {
    const { budgets: own } = budgets();
    const inside = (count: number) => spend(own, `2001:db8:0:7::${count.toString(16)}`);
    expect(allowed(Array.from({ length: 60 }, (_, count) => inside(count)))).toBe(50);
    expect(spend(own, '2001:db8:0:8::1')).toBeUndefined();
  });

  it('count for a session from the call on at which it is known', () => {
    const { budgets: own } = budgets();
    const holder: { sessionId?: string } = {};
    const operation = own.open('192.0.2.1', holder);
    operation.count();
    holder.sessionId = 'a';
    operation.count();
    expect(allowed(times(20, () => spend(own, '192.0.2.1', 'a')))).toBe(9);
  });

  it('do not hold administrators and routers', () => {
    const { budgets: own } = budgets(true);
    expect(allowed(times(100, () => spend(own, '192.0.2.1', 'a')))).toBe(100);
  });
});
