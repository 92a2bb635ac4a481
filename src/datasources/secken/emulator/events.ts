import { randomBytes } from 'node:crypto';
import type { EmulatedClock } from '../../../emulators/clock.js';
import type { Reading } from './signature.js';
import { StatusError } from './status.js';

/** Assumed lifetimes. The vendor's documents recommend one minute for a code; a decision has additional time. */
const QR_MS = 60_000;
const DECISION_MS = 120_000;
/** How long an ended event remains known. */
const MEMORY_MS = 600_000;
const PUSH_WINDOW_MS = 600_000;
const PUSHES_PER_WINDOW = 5;

export type EventState = 'PENDING' | 'SCANNED' | 'APPROVED' | 'DENIED' | 'EXPIRED';

/** The input of a call. */
export interface EventRequest {
  readonly kind: 'QR_CODE' | 'PUSH';
  /** The recipient of a push. Null for a QR code without a decision. */
  readonly uid: string | null;
  readonly authType: number;
  readonly actionType: string | null;
  readonly actionDetails: string | null;
  readonly callback: string | null;
  readonly reading: Reading;
}

export interface AuthEvent extends EventRequest {
  readonly id: string;
  /** The public code in the QR code, because the event id is secret. */
  readonly code: string;
  readonly createdAt: number;
  expiresAt: number;
  state: EventState;
  /** The user who decided. */
  answeredBy: string | null;
  /** Whether the application has received the decision. */
  consumed: boolean;
}

/** Events and their states. An ended event never opens again. */
export class Events {
  readonly #clock: EmulatedClock;
  readonly #events = new Map<string, AuthEvent>();

  constructor(clock: EmulatedClock) {
    this.#clock = clock;
  }

  create(request: EventRequest): AuthEvent {
    const createdAt = this.#clock.now();
    const event: AuthEvent = {
      ...request,
      id: emulatedHex(),
      code: randomBytes(8).toString('hex'),
      createdAt,
      expiresAt: createdAt + (request.kind === 'QR_CODE' ? QR_MS : DECISION_MS),
      state: 'PENDING',
      answeredBy: null,
      consumed: false,
    };
    this.#events.set(event.id, event);
    return event;
  }

  /** 407 for a user with an open push, or with five in ten minutes. */
  requireFreePhone(uid: string): void {
    const since = this.#clock.now() - PUSH_WINDOW_MS;
    const pushes = this.list().filter((event) => event.kind === 'PUSH' && event.uid === uid && event.createdAt > since);
    if (pushes.some(isOpen) || pushes.length >= PUSHES_PER_WINDOW) throw new StatusError(407);
  }

  /** Oldest first. */
  list(): readonly AuthEvent[] {
    for (const event of this.#events.values()) this.#age(event);
    return [...this.#events.values()];
  }

  find(id: string): AuthEvent | undefined {
    return this.list().find((event) => event.id === id);
  }

  findByCode(code: string): AuthEvent | undefined {
    return this.list().find((event) => event.code === code);
  }

  /** Returns false unless the event is a QR code that waits to be scanned. */
  scan(event: AuthEvent): boolean {
    this.#age(event);
    if (event.kind !== 'QR_CODE' || event.state !== 'PENDING') return false;
    event.state = 'SCANNED';
    event.expiresAt = this.#clock.now() + DECISION_MS;
    return true;
  }

  /** Returns false when the event has ended. */
  decide(event: AuthEvent, state: 'APPROVED' | 'DENIED', by: string): boolean {
    this.#age(event);
    if (!isOpen(event)) return false;
    event.state = state;
    event.answeredBy = by;
    return true;
  }

  #age(event: AuthEvent): void {
    const late = this.#clock.now() - event.expiresAt;
    if (late >= 0 && isOpen(event)) event.state = 'EXPIRED';
    if (late >= MEMORY_MS) this.#events.delete(event.id);
  }
}

export function isOpen({ state }: AuthEvent): boolean {
  return state === 'PENDING' || state === 'SCANNED';
}

/** 40 digits, like the vendor's ids and tokens. The prefix marks them as emulated, the rest is random. */
export function emulatedHex(): string {
  return `e0e0e0e0e0e0e0e0${randomBytes(12).toString('hex')}`;
}
