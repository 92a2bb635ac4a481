import type { EmulatedClock } from './clock.js';

/** A text message or an e-mail that an emulated vendor sent. */
export interface InboxMessage {
  readonly id: string;
  readonly to: string;
  readonly channel: 'sms' | 'email';
  /** The vendor's name for the purpose of the message. Null when the request had none. */
  readonly scene: string | null;
  readonly code: string;
  /** ISO 8601 time of the emulated clock. */
  readonly sentAt: string;
  /** When the code expires. Null when it does not, or when it is a link. */
  readonly expiresAt: string | null;
}

export interface NewMessage extends Omit<InboxMessage, 'id' | 'sentAt' | 'expiresAt'> {
  readonly lifetimeMs?: number;
}

/** The messages of all emulators, newest first. */
export class Inbox {
  readonly #clock: EmulatedClock;
  #messages: InboxMessage[] = [];
  /** Not 0: ids also increase from one start to the next, so that the start page recognizes the messages that it has shown. */
  #lastId = Date.now();

  constructor(clock: EmulatedClock) {
    this.#clock = clock;
  }

  deliver({ lifetimeMs, ...message }: NewMessage): void {
    const now = this.#clock.now();
    this.#lastId += 1;
    this.#messages.unshift({
      id: String(this.#lastId),
      ...message,
      sentAt: new Date(now).toISOString(),
      expiresAt: lifetimeMs === undefined ? null : new Date(now + lifetimeMs).toISOString(),
    });
  }

  list(to?: string): readonly InboxMessage[] {
    return to === undefined ? [...this.#messages] : this.#messages.filter((message) => message.to === to);
  }

  /** @returns false when no message has the id */
  remove(id: string): boolean {
    const before = this.#messages.length;
    this.#messages = this.#messages.filter((message) => message.id !== id);
    return this.#messages.length < before;
  }

  clear(): void {
    this.#messages = [];
  }
}
