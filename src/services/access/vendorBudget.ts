/** Budgets of vendor calls: per operation, and per session and per address in a minute. */
import type { VendorCalls } from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';
import { network } from '../network.js';
import { recentEntries } from '../recentEntries.js';

export interface VendorBudgetSettings {
  readonly vendorCalls: number;
  readonly vendorCallsPerMinute: number;
}

/** The request that consumes a budget. Its fields are read at each call, because a session may become known between calls. */
export interface BudgetHolder {
  /** The session, once the request has looked it up or begun it. Earlier calls count only for the address. */
  readonly sessionId?: string | undefined;
  readonly bearer?: string | undefined;
  readonly routerSecret?: string | undefined;
}

interface Window {
  calls: number;
  readonly endsAt: number;
}

const MINUTE_MS = 60_000;
/** Several sessions may share one address. */
const SESSIONS_PER_ADDRESS = 5;
/** About 10 MB. The least recently used keys are evicted. */
const MAX_KEYS = 50_000;

export class VendorBudgets {
  readonly #perOperation: number;
  readonly #sessions: CallsPerMinute;
  readonly #addresses: CallsPerMinute;

  /**
   * @param isExempt whether the per-minute budgets do not apply: administrators and routers act for many users
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
 * Counts in fixed windows that begin with a key's first call. Each instance counts for itself, because a store access per
 * vendor call would be too expensive.
 */
class CallsPerMinute {
  readonly #windows = recentEntries<Window>(MAX_KEYS);

  constructor(
    private readonly who: 'session' | 'address',
    private readonly limit: number,
    private readonly setting: string,
    private readonly now: () => number,
  ) {}

  /** The key's current window, which admits one more call. @throws AppError VENDOR_BUDGET_EXCEEDED */
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

/** Whether a call was not sent because a budget was exhausted. */
export function isBudgetSpent(error: unknown): boolean {
  return error instanceof AppError && error.code === 'VENDOR_BUDGET_EXCEEDED';
}

function operationSpent(limit: number): AppError {
  const message = `This operation caused more than ${limit} calls to vendors (LIMIT_VENDOR_CALLS). Split it.`;
  return new AppError('VENDOR_BUDGET_EXCEEDED', message);
}
