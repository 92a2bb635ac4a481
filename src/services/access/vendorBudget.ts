/** Budgets of calls to vendors: one for each operation, and one for each session and each address in a minute. */
import { LRUCache } from 'lru-cache';
import type { VendorCalls } from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';
import { network } from './limits.js';

export interface VendorBudgetSettings {
  readonly vendorCalls: number;
  readonly vendorCallsPerMinute: number;
}

/** The request that spends a budget. Its fields are read at each call, since a session may become known in between. */
export interface BudgetHolder {
  /** The session, once the request has looked it up or begun it. Calls before that count for the address alone. */
  readonly sessionId?: string | undefined;
  readonly bearer?: string | undefined;
  readonly routerSecret?: string | undefined;
}

interface Window {
  calls: number;
  readonly endsAt: number;
}

const MINUTE_MS = 60_000;
/** Behind one address there may be several sessions. */
const SESSIONS_PER_ADDRESS = 5;
/** About 10 MB. Keys that were not used for the longest time make room. */
const MAX_KEYS = 50_000;

export class VendorBudgets {
  readonly #perOperation: number;
  readonly #sessions: CallsPerMinute;
  readonly #addresses: CallsPerMinute;

  /**
   * @param isExempt whether the budgets of the minute do not apply: administrators and routers work for many users
   */
  constructor(
    { vendorCalls, vendorCallsPerMinute }: VendorBudgetSettings,
    private readonly isExempt: (holder: BudgetHolder) => boolean,
    now: () => number,
  ) {
    this.#perOperation = vendorCalls;
    this.#sessions = new CallsPerMinute('session', vendorCallsPerMinute, 'LIMIT_VENDOR_CALLS_PER_MINUTE', now);
    this.#addresses = new CallsPerMinute(
      'address',
      SESSIONS_PER_ADDRESS * vendorCallsPerMinute,
      'five times LIMIT_VENDOR_CALLS_PER_MINUTE',
      now,
    );
  }

  /** The budget of one request, which is one operation. */
  open(address: string, holder: BudgetHolder): VendorCalls {
    let calls = 0;
    let from: string | undefined;
    let exempt: boolean | undefined;
    return {
      count: () => {
        if (calls >= this.#perOperation) throw operationSpent(this.#perOperation);
        exempt ??= this.isExempt(holder);
        if (!exempt) {
          from ??= network(address);
          this.#countMinute(from, holder.sessionId);
        }
        calls += 1;
      },
      restart: () => {
        calls = 0;
      },
    };
  }

  /** Counts in both windows, or in neither. */
  #countMinute(from: string, sessionId: string | undefined): void {
    const windows = [this.#addresses.open(from)];
    if (sessionId !== undefined) windows.push(this.#sessions.open(sessionId));
    for (const window of windows) window.calls += 1;
  }
}

/**
 * Counts in fixed windows that begin with a key's first call. In this process alone: a call to the store for each call to a
 * vendor would cost more than the exactness is good for.
 */
class CallsPerMinute {
  readonly #windows = new LRUCache<string, Window>({ max: MAX_KEYS });

  constructor(
    private readonly who: 'session' | 'address',
    private readonly limit: number,
    private readonly setting: string,
    private readonly now: () => number,
  ) {}

  /** The key's window of now, which has room for one more call. @throws AppError VENDOR_BUDGET_EXCEEDED */
  open(key: string): Window {
    const now = this.now();
    const known = this.#windows.get(key);
    // A clock that was set back must not extend the window.
    if (known === undefined || known.endsAt <= now || known.endsAt > now + MINUTE_MS) {
      const window = { calls: 0, endsAt: now + MINUTE_MS };
      this.#windows.set(key, window);
      return window;
    }
    if (known.calls < this.limit) return known;
    const seconds = Math.ceil((known.endsAt - now) / 1000);
    throw new AppError(
      'VENDOR_BUDGET_EXCEEDED',
      `This ${this.who} caused more than ${this.limit} calls to vendors in a minute (${this.setting}). Try again in ${seconds} seconds.`,
      { retryable: true },
    );
  }
}

/** Whether a call was not sent because a budget is spent. */
export function isBudgetSpent(error: unknown): boolean {
  return error instanceof AppError && error.code === 'VENDOR_BUDGET_EXCEEDED';
}

function operationSpent(limit: number): AppError {
  const message = `This operation caused more than ${limit} calls to vendors (LIMIT_VENDOR_CALLS). Split it.`;
  return new AppError('VENDOR_BUDGET_EXCEEDED', message);
}
