import { randomInt } from 'node:crypto';
import type { EmulatedClock } from '../../../emulators/clock.js';
import type { Inbox } from '../../../emulators/inbox.js';
import { VendorError } from './vendorError.js';

const LIFETIME_MS = 5 * 60_000;
const RESEND_AFTER_MS = 60_000;

/** Where a code goes. A mail code is good for its scene only, a text message code for any. */
export interface CodeTarget {
  readonly channel: 'sms' | 'email';
  readonly to: string;
  readonly scene: string | null;
}

/** A code that somebody brings back. Of several scenes the one that the code was sent for counts. */
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

/** Verification codes by text message and mail: four digits, single use, five minutes. */
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
    this.#inbox.deliver({ ...target, code });
  }

  /** Spends the codes, all or none; 2001 for a wrong one, 2300 for a right one that came too late. */
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
