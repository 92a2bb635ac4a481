import { randomBytes } from 'node:crypto';
import type { EmulatedClock } from '../../../../emulators/clock.js';
import { signTokenFor } from '../signature.js';

const LIFETIME_MS = 600_000;

/** The values that `getValidate()` returns to the page, without the captcha ID. */
export interface Pass {
  readonly lot_number: string;
  readonly captcha_output: string;
  readonly pass_token: string;
  readonly gen_time: string;
}

export interface OpenLot {
  readonly lot_number: string;
  readonly payload: string;
  readonly process_token: string;
}

interface Lot extends OpenLot {
  readonly openedAt: number;
  pass: Pass | null;
  redeemed: boolean;
}

/** An error code of the vendor's table, such as `-50301`. */
export class LotError extends Error {
  override readonly name = 'LotError';

  constructor(readonly code: string) {
    super(`error ${code}`);
  }
}

export type Redemption = 'PASSED' | 'pass_token error' | 'pass_token expire';

/** All runs of the v4 widget, from loading to the redemption of the pass. */
export class Lots {
  readonly #lots = new Map<string, Lot>();

  constructor(
    private readonly clock: EmulatedClock,
    private readonly key: string,
  ) {}

  open(): OpenLot {
    const random = () => randomBytes(32).toString('hex');
    const tokens = { lot_number: randomBytes(16).toString('hex'), payload: random(), process_token: random() };
    this.#lots.set(tokens.lot_number, { ...tokens, openedAt: this.clock.now(), pass: null, redeemed: false });
    return tokens;
  }

  /** Throws when the tokens do not belong to the lot. */
  check({ lot_number, payload, process_token }: OpenLot): void {
    const lot = this.#usable(lot_number);
    if (lot.process_token !== process_token) throw new LotError('-50306');
    if (lot.payload !== payload) throw new LotError('-50307');
    if (lot.pass !== null) throw new LotError('-50308');
  }

  solve(lotNumber: string): Pass {
    const lot = this.#usable(lotNumber);
    lot.pass = {
      lot_number: lotNumber,
      captcha_output: randomBytes(120).toString('base64url'),
      pass_token: randomBytes(32).toString('hex'),
      gen_time: String(Math.floor(this.clock.now() / 1000)),
    };
    return lot.pass;
  }

  /** Redeems a pass once. Assumed, not documented: a wrong signature is -50304, a second redemption an expired token. */
  redeem(claimed: Pass, signToken: string): Redemption {
    if (claimed.lot_number === '') throw new LotError('-50302');
    if (!/^[0-9a-f]{32}$/.test(claimed.lot_number)) throw new LotError('-50303');
    if (!/^\d+$/.test(claimed.gen_time)) throw new LotError('-50005');
    if (signToken !== signTokenFor(claimed.lot_number, this.key)) throw new LotError('-50304');
    const lot = this.#usable(claimed.lot_number);
    const names = ['captcha_output', 'pass_token', 'gen_time'] as const;
    if (lot.pass === null || names.some((name) => lot.pass?.[name] !== claimed[name])) return 'pass_token error';
    if (lot.redeemed) return 'pass_token expire';
    lot.redeemed = true;
    return 'PASSED';
  }

  #usable(lotNumber: string): Lot {
    const lot = this.#lots.get(lotNumber);
    if (lot === undefined) throw new LotError('-50301');
    if (this.clock.now() >= lot.openedAt + LIFETIME_MS) throw new LotError('-50305');
    return lot;
  }
}
