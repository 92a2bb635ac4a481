import { randomUUID } from 'node:crypto';
import type { EmulatedClock } from '../../../../emulators/clock.js';

const LIFETIME_MS = 5 * 60_000;

interface Ticket {
  readonly accountId: string;
  readonly service: string;
  readonly expiresAt: number;
}

/** Service tickets (CAS protocol 3.1): bound to a service and valid for one validation. */
export class CasTickets {
  readonly #clock: EmulatedClock;
  readonly #issued = new Map<string, Ticket>();

  constructor(clock: EmulatedClock) {
    this.#clock = clock;
  }

  issue(accountId: string, service: string): string {
    const ticket = `ST-${randomUUID()}`;
    this.#issued.set(ticket, { accountId, service, expiresAt: this.#clock.now() + LIFETIME_MS });
    return ticket;
  }

  /** The protocol requires that each validation consumes the ticket. */
  take(ticket: string): Ticket | undefined {
    const issued = this.#issued.get(ticket);
    this.#issued.delete(ticket);
    return issued && this.#clock.now() < issued.expiresAt ? issued : undefined;
  }
}
