import type { EmulatedClock } from './clock.js';

/** A text message or an e-mail that an emulated vendor sent. */
export interface InboxMessage {
  readonly to: string;
  readonly channel: 'sms' | 'email';
  /** The vendor's name for the purpose of the message. Null when the request had none. */
  readonly scene: string | null;
  readonly code: string;
  /** ISO 8601 time of the emulated clock. */
  readonly sentAt: string;
}

/** The messages of all emulators, newest first. */
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
