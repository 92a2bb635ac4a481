import { randomBytes } from 'node:crypto';
import { normalEmail } from './accounts.js';
import type { Platform } from './platform.js';

/** Users confirm an address by opening a link. In the inbox the link is in the place of the code. */
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

  /** Returns the address that a link confirms. A link is valid once. */
  open(ticket: string): string | undefined {
    const email = this.#addresses.get(ticket);
    this.#addresses.delete(ticket);
    return email;
  }
}
