import type { EmulatedClock } from './clock.js';

/** A text message or a mail that an emulated vendor sent. */
export interface InboxMessage {
  readonly to: string;
  readonly channel: 'sms' | 'email';
  /** The vendor's own word for the occasion; null where the vendor was not told one. */
  readonly scene: string | null;
  readonly code: string;
  /** ISO 8601, on the emulated clock. */
  readonly sentAt: string;
}

/** Where codes of all emulators arrive. Newest first. */
export class Inbox {
  readonly #clock: EmulatedClock;
  #messages: InboxMessage[] = [];

  constructor(clock: EmulatedClock) {
    this.#clock = clock;
  }

  deliver(message: Omit<InboxMessage, 'sentAt'>): void {
    this.#messages.unshift({ ...message, sentAt: new Date(this.#clock.now()).toISOString() });
  }

  list(to?: string): readonly InboxMessage[] {
    return to === undefined ? [...this.#messages] : this.#messages.filter((message) => message.to === to);
  }

  clear(): void {
    this.#messages = [];
  }
}
