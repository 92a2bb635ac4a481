import { randomInt } from 'node:crypto';
import type { EmulatedClock } from '../../../emulators/clock.js';
import type { Inbox } from '../../../emulators/inbox.js';
import { VendorError } from './vendorError.js';

const LIFETIME_MS = 5 * 60_000;
const RESEND_AFTER_MS = 60_000;

/** The recipient of a code. An email code is valid only for its scene, a text message code for any scene. */
export interface CodeTarget {
  readonly channel: 'sms' | 'email';
  readonly to: string;
  readonly scene: string | null;
}

/** A code that a user submits. It is a number where the schema has the type Int. */
export interface Redemption extends CodeTarget {
  readonly code: string | number;
}

interface SentCode {
  readonly code: string;
  readonly sentAt: number;
  used: boolean;
  verified: boolean;
}

/** Verification codes by text message and email: four digits, single use, valid for five minutes. */
export class VerificationCodes {
  readonly #clock: EmulatedClock;
  readonly #inbox: Inbox;
  readonly #sent = new Map<string, SentCode>();

  constructor(clock: EmulatedClock, inbox: Inbox) {
    this.#clock = clock;
    this.#inbox = inbox;
  }

  send(target: CodeTarget): void {
    const now = this.#clock.now();
    const last = this.#sent.get(keyOf(target));
    if (last && !last.used && now < last.sentAt + RESEND_AFTER_MS) {
      throw new VendorError(500, { message: '已发送验证码，还未失效' });
    }
    // No leading zero: `login` takes the code as an Int.
    const code = String(randomInt(1000, 10_000));
    this.#sent.set(keyOf(target), { code, sentAt: now, used: false, verified: false });
    this.#inbox.deliver({ ...target, code, lifetimeMs: LIFETIME_MS });
  }

  /** Throws 2001 for a wrong code, 2300 for an expired one. The returned function consumes the codes. */
  check(...redemptions: readonly Redemption[]): () => void {
    const found = redemptions.map((redemption) => this.#find(redemption));
    return () => {
      for (const sent of found) sent.used = true;
    };
  }

  redeem(...redemptions: readonly Redemption[]): void {
    this.check(...redemptions)();
  }

  /** Marks the code as verified without consuming it. */
  verify(redemption: Redemption): void {
    this.#find(redemption).verified = true;
  }

  /** Consumes a verified code. Throws 2019 for a code that was not verified. */
  redeemVerified(redemption: Redemption): void {
    const sent = this.#find(redemption);
    if (!sent.verified) throw new VendorError(2019);
    sent.used = true;
  }

  #find(redemption: Redemption): SentCode {
    const sent = this.#sent.get(keyOf(redemption));
    if (!sent || sent.used || sent.code !== String(redemption.code)) throw new VendorError(2001);
    if (this.#clock.now() >= sent.sentAt + LIFETIME_MS) throw new VendorError(2300);
    return sent;
  }
}

function keyOf({ channel, to, scene }: CodeTarget): string {
  return channel === 'sms' ? `sms ${to}` : `email ${to} ${scene}`;
}
