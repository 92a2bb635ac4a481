/** Faults that the control surface injects: what a vendor does on a bad day. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StatusFrame } from './emulator.js';

export const FAULT_MODES = ['http500', 'timeout', 'garbage', 'drop', 'status'] as const;
export type FaultMode = (typeof FAULT_MODES)[number];

export interface Fault {
  /** A part of the path, of a GraphQL root field or of an operation name. Without it every call matches. */
  readonly match?: string;
  /** How many matching calls fail. */
  readonly count: number;
  /** Without it the call is only delayed. */
  readonly mode?: FaultMode;
  /** The vendor's code for mode `status`. */
  readonly status?: number | string;
  readonly delayMs?: number;
}

/** The faults that wait for one provider's calls, used up in the order they were added. */
export class FaultPlan {
  #waiting: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.count });
  }

  /** The fault for a call that goes by these names, counted as spent. */
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

/** Lets the call fail; returns false when it was only to be delayed and goes on. */
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
      // Nobody answers. The socket ends when the client goes away or the server closes.
      reply.hijack();
      return true;
    case 'status': {
      const code = fault.status ?? 500;
      const framed = frame ? await frame(code, request) : { body: { code, message: 'injected fault' } };
      reply.code(framed.statusCode ?? 200).send(framed.body);
      return true;
    }
  }
}
