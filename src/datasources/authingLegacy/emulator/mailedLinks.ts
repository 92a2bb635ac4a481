import { randomBytes } from 'node:crypto';
import { normalEmail } from './accounts.js';
import type { Platform } from './platform.js';

/** Addresses are confirmed by opening a link, so a link lands in the inbox where other mails have a code. */
export class MailedLinks {
  readonly #platform: Platform;
  readonly #addresses = new Map<string, string>();

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  send(email: string): void {
    const { inbox, origins } = this.#platform;
    const ticket = randomBytes(16).toString('hex');
    const to = normalEmail(email);
    this.#addresses.set(ticket, to);
    inbox.deliver({
      to,
      channel: 'email',
      scene: 'VERIFY_EMAIL',
      code: `${origins.users}/verify_email?ticket=${ticket}`,
    });
  }

  /** The address that a link confirms, once. */
  open(ticket: string): string | undefined {
    const email = this.#addresses.get(ticket);
    this.#addresses.delete(ticket);
    return email;
  }
}
