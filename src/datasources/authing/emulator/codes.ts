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

/** Verification codes by text message and mail: four digits, single use, five minutes. */
export class VerificationCodes {
  readonly #clock: EmulatedClock;
  readonly #inbox: Inbox;
  readonly #sent = new Map<string, { readonly code: string; readonly sentAt: number; used: boolean }>();

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

  /** Spends the code; 2001 for a wrong one, 2300 for a right one that came too late. */
  redeem(target: CodeTarget, code: string): void {
    const last = this.#sent.get(keyOf(target));
    if (!last || last.used || last.code !== code) throw new VendorError(2001);
    if (this.#clock.now() >= last.sentAt + LIFETIME_MS) throw new VendorError(2300);
    last.used = true;
  }
}

function keyOf({ channel, to, scene }: CodeTarget): string {
  return channel === 'sms' ? `sms ${to}` : `email ${to} ${scene}`;
}
