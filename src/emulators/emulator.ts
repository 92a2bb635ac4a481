/** What an emulator is to the harness, and the harness to an emulator. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { EmulatedClock } from './clock.js';
import type { Inbox } from './inbox.js';

/** An answer in the vendor's own error format that carries one of the vendor's codes. */
export type StatusFrame = (code: number | string, request: FastifyRequest) => FramedReply | Promise<FramedReply>;

export interface FramedReply {
  /** HTTP status; 200 when absent, as most vendors answer. */
  readonly statusCode?: number;
  readonly body: unknown;
}

export interface ServeOptions {
  /** Shapes injected faults of mode `status`. Without it they answer `{code, message}`. */
  readonly statusFrame?: StatusFrame;
}

/** What the harness lends to every emulator. All emulators of one run share the clock and the inbox. */
export interface Harness {
  readonly clock: EmulatedClock;
  readonly inbox: Inbox;
  /**
   * A new HTTP server of the provider `id`, listening on a free port of 127.0.0.1 once `register` has added its routes.
   * Faults that the control surface injects and the request record apply to it.
   */
  serve(
    id: string,
    register: (app: FastifyInstance) => void | Promise<void>,
    options?: ServeOptions,
  ): Promise<{ readonly url: string }>;
}

/** A started emulator. */
export interface RunningEmulator {
  /** What `GET /emulators` publishes under `providers.<id>`: addresses and made-up credentials. */
  readonly published: Readonly<Record<string, unknown>>;
  /** Environment variables that point the real data source at this emulator. */
  readonly environment: Readonly<Record<string, string>>;
  /** Lines that a local start prints for a newcomer, such as the seeded user. */
  readonly hints?: readonly string[];
  /** Adds the provider's own control calls, such as `POST /authing/totp`. */
  readonly control?: (app: FastifyInstance) => void;
  /** Back to the seeded state. */
  reset(): void;
}

/** The default export of a provider's `emulator/index.ts`. */
export interface EmulatorDefinition {
  readonly id: string;
  start(harness: Harness): Promise<RunningEmulator>;
}
