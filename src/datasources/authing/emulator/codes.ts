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

/** A code that a user submits. `scenes` are the accepted scenes, one of which must be that of the code. */
export interface Redemption {
  readonly channel: 'sms' | 'email';
  readonly to: string;
  readonly scenes?: readonly string[];
  readonly code: string;
}

interface SentCode {
  readonly code: string;
  readonly sentAt: number;
  used: boolean;
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
    if (last && now < last.sentAt + RESEND_AFTER_MS) {
      throw new VendorError(500, {
        text: { zh: '验证码发送过于频繁，请稍后再试', en: 'A code was sent less than a minute ago' },
      });
    }
    const code = String(randomInt(10_000)).padStart(4, '0');
    this.#sent.set(keyOf(target), { code, sentAt: now, used: false });
    this.#inbox.deliver({ ...target, code, lifetimeMs: LIFETIME_MS });
  }

  /** Consumes all codes or none. Throws 2001 for a wrong code, 2300 for an expired one. */
  redeem(...redemptions: readonly Redemption[]): void {
    for (const sent of redemptions.map((redemption) => this.#sentFor(redemption))) sent.used = true;
  }

  #sentFor({ channel, to, scenes, code }: Redemption): SentCode {
    const right = (scenes ?? [null])
      .map((scene) => this.#sent.get(keyOf({ channel, to, scene })))
      .find((sent) => sent && !sent.used && sent.code === code);
    if (!right) throw new VendorError(2001);
    if (this.#clock.now() >= right.sentAt + LIFETIME_MS) throw new VendorError(2300);
    return right;
  }
}

function keyOf({ channel, to, scene }: CodeTarget): string {
  return channel === 'sms' ? `sms ${to}` : `email ${to} ${scene}`;
}
