/** The contract between an emulator and the harness. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { EmulatedClock } from './clock.js';
import type { HomeContent } from './homeContent.js';
import type { Inbox } from './inbox.js';

/** Formats a vendor error code as the vendor's own error response. */
export type StatusFrame = (code: number | string, request: FastifyRequest) => FramedReply | Promise<FramedReply>;

export interface FramedReply {
  /** HTTP status. Default: 200, because most vendors send errors with it. */
  readonly statusCode?: number;
  readonly body: unknown;
}

export interface ServeOptions {
  /** Formats injected faults of mode `status`. Default: `{code, message}`. */
  readonly statusFrame?: StatusFrame;
}

/** The services that every emulator receives. All emulators of one run share the clock and the inbox. */
export interface Harness {
  readonly clock: EmulatedClock;
  readonly inbox: Inbox;
  /**
   * Starts an HTTP server for the provider `id` on a free port of 127.0.0.1, after `register` has added its routes.
   * The server applies injected faults and records its requests.
   */
  serve(
    id: string,
    register: (app: FastifyInstance) => void | Promise<void>,
    options?: ServeOptions,
  ): Promise<{ readonly url: string }>;
}

/** A started emulator. */
export interface RunningEmulator {
  /** Addresses and made-up credentials that `GET /emulators` returns under `providers.<id>`. */
  readonly published: Readonly<Record<string, unknown>>;
  /** Environment variables that point the real data source at this emulator. */
  readonly environment: Readonly<Record<string, string>>;
  /** Lines that `npm start` prints to help new developers, such as the seeded user. */
  readonly hints?: readonly string[];
  /** Adds control calls of this provider, such as `POST /authing/totp`. */
  readonly control?: (app: FastifyInstance) => void;
  /** What the start page shows of this provider. */
  readonly home?: HomeContent;
  /** The state that an export contains, as JSON: what administrators and users have set. Codes and tokens are not part of it. */
  readonly save?: () => unknown;
  /**
   * Replaces the seeded state with a saved one.
   * @throws Error when the value has another form
   */
  readonly restore?: (saved: unknown) => void;
  /** Restores the seeded state. */
  reset(): void;
}

/** The default export of a provider's `emulator/index.ts`. */
export interface EmulatorDefinition {
  readonly id: string;
  start(harness: Harness): Promise<RunningEmulator>;
}
