import { randomBytes } from 'node:crypto';
import type { EmulatedClock } from '../../../emulators/clock.js';
import type { ExternalUser } from './externalUser.js';
import { VendorError } from './vendorError.js';

const LIFETIME_MS = 5 * 60_000;

/** The codes that the WeChat app would return. Each is valid for one login within five minutes. */
export class WechatCodes {
  readonly #clock: EmulatedClock;
  readonly #issued = new Map<string, { readonly user: ExternalUser; readonly expiresAt: number }>();

  constructor(clock: EmulatedClock) {
    this.#clock = clock;
  }

  issue(user: ExternalUser, code: string = randomBytes(16).toString('hex')): string {
    this.#issued.set(code, { user, expiresAt: this.#clock.now() + LIFETIME_MS });
    return code;
  }

  /** Throws 500, because the vendor forwards the errors of WeChat. */
  redeem(code: string): ExternalUser {
    const issued = this.#issued.get(code);
    this.#issued.delete(code);
    if (!issued || this.#clock.now() >= issued.expiresAt) {
      throw new VendorError(500, { text: { zh: '微信 code 无效', en: 'The WeChat code is invalid' } });
    }
    return issued.user;
  }
}

export function wechatUser(openid: string, more: Partial<ExternalUser> = {}): ExternalUser {
  return { provider: 'wechat:mobile', userIdInIdp: openid, isSocial: true, nickname: 'WeChat user', ...more };
}
