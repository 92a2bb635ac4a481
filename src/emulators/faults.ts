/** Faults that tests inject to simulate a failing vendor. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StatusFrame } from './emulator.js';

export const FAULT_MODES = ['http500', 'timeout', 'garbage', 'drop', 'status'] as const;
export type FaultMode = (typeof FAULT_MODES)[number];

export interface Fault {
  /** A substring of the path, of a GraphQL root field or of an operation name. Without it every call matches. */
  readonly match?: string;
  /** How many matching calls fail. */
  readonly count: number;
  /** Without a mode the call is delayed and then handled as usual. */
  readonly mode?: FaultMode;
  /** The vendor's code for mode `status`. */
  readonly status?: number | string;
  readonly delayMs?: number;
}

/** The pending faults of one provider. The oldest matching fault applies first. */
export class FaultPlan {
  #waiting: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.count });
  }

  /** Returns the first fault that matches one of these names, and counts it as used. */
  take(names: readonly string[]): Fault | undefined {
    const found = this.#waiting.find(
      ({ fault: { match }, left }) => left > 0 && (match === undefined || names.some((name) => name.includes(match))),
    );
    if (!found) return undefined;
    found.left -= 1;
    this.#waiting = this.#waiting.filter(({ left }) => left > 0);
    return found.fault;
  }

  clear(): void {
    this.#waiting = [];
  }
}

/** Applies the fault to the call. Returns false when the fault is only a delay and the call continues. */
export async function applyFault(
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
  frame: StatusFrame | undefined,
): Promise<boolean> {
  const { mode } = fault;
  // An unreferenced timer: a delayed call must not keep the process alive.
  if (fault.delayMs) await sleep(fault.delayMs, undefined, { ref: false });
  if (mode === undefined) return false;
  switch (mode) {
    case 'http500':
      reply.code(500).type('text/plain').send('Internal Server Error');
      return true;
    case 'garbage':
      reply.code(200).type('text/html').send('<html><body><h1>502 Bad Gateway</h1><p>{"code":200,</body>');
      return true;
    case 'drop':
      reply.hijack();
      request.raw.socket.destroy();
      return true;
    case 'timeout':
      // Sends no response. The socket closes when the client disconnects or the server stops.
      reply.hijack();
      return true;
    case 'status': {
      const code = fault.status ?? 500;
      const framed = frame ? await frame(code, request) : { body: { code, message: 'Injected fault.' } };
      reply.code(framed.statusCode ?? 200).send(framed.body);
      return true;
    }
  }
}
