import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { EmulatedClock } from '../../../emulators/clock.js';
import { CodeError } from './errors.js';
import { API_ID, API_SECRET } from './seed.js';

const LIFETIME_MS = 300_000;
/** The maximum difference of the clocks. The vendor documents no limit. */
const SKEW_MS = 300_000;
const PER_SECOND = 20;

interface Issued {
  readonly detection: string;
  readonly expiresAt: number;
  used: boolean;
}

/** SDK tokens. A token is valid for five minutes, one start and one type of detection. */
export class Tokens {
  readonly #clock: EmulatedClock;
  readonly #issued = new Map<string, Issued>();
  #calls: number[] = [];

  constructor(clock: EmulatedClock) {
    this.#clock = clock;
  }

  issue(detection: string): string {
    const now = this.#clock.now();
    this.#calls = this.#calls.filter((at) => at > now - 1000);
    if (this.#calls.length >= PER_SECOND) throw new CodeError('1009');
    this.#calls.push(now);
    const token = `dstj${randomBytes(16).toString('hex')}`;
    this.#issued.set(token, { detection, expiresAt: now + LIFETIME_MS, used: false });
    return token;
  }

  /** Starts the SDK. @returns the remaining seconds of the token */
  start(token: string, detection: string): number {
    const issued = this.#issued.get(token);
    const leftMs = (issued?.expiresAt ?? 0) - this.#clock.now();
    if (issued === undefined || leftMs <= 0) throw new CodeError('1000');
    if (issued.used || issued.detection !== detection) throw new CodeError('1002');
    issued.used = true;
    return Math.floor(leftMs / 1000);
  }

  /** One error for an unknown account, a wrong signature and a wrong clock. */
  requireSigned(apiId: string, timestamp: string, sign: string): void {
    const expected = createHash('sha256').update(API_ID).update(API_SECRET).update(timestamp).digest('hex');
    const isSigned = sign.length === 64 && timingSafeEqual(Buffer.from(sign, 'latin1'), Buffer.from(expected));
    const at = timestamp.length === 10 ? Number(timestamp) * 1000 : Number(timestamp);
    const isNow = /^(?:\d{10}|\d{13})$/.test(timestamp) && Math.abs(at - this.#clock.now()) <= SKEW_MS;
    if (apiId !== API_ID || !isSigned || !isNow) throw new CodeError('1000');
  }
}
