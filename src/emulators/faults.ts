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
  /** The share of matching calls that fail, from 0 to 1. Without it every matching call fails. */
  readonly probability?: number;
  /** With the same seed, the same calls of a sequence fail. Without it every fault uses the seed 1. */
  readonly seed?: number;
}

interface PendingFault {
  readonly id: string;
  readonly fault: Fault;
  readonly random: () => number;
  left: number;
}

export interface ListedFault extends Fault {
  readonly id: string;
  /** The number of calls that are still to fail. */
  readonly left: number;
}

/** The pending faults of one provider. The oldest matching fault applies first. */
export class FaultPlan {
  #waiting: PendingFault[] = [];
  #lastId = 0;

  add(fault: Fault): void {
    this.#lastId += 1;
    this.#waiting.push({
      id: String(this.#lastId),
      fault,
      random: seededRandom(fault.seed ?? 1),
      left: fault.count,
    });
  }

  /** Oldest first. */
  list(): readonly ListedFault[] {
    return this.#waiting.map(({ id, fault, left }) => ({ id, ...fault, left }));
  }

  /** Returns the first fault that matches one of these names and that its probability selects, and counts it as used. */
  take(names: readonly string[]): Fault | undefined {
    const found = this.#waiting.find(
      ({ fault: { match, probability = 1 }, random }) =>
        (match === undefined || names.some((name) => name.includes(match))) &&
        (probability >= 1 || random() < probability),
    );
    if (!found) return undefined;
    found.left -= 1;
    this.#waiting = this.#waiting.filter(({ left }) => left > 0);
    return found.fault;
  }

  /** @returns false when no pending fault has the id */
  remove(id: string): boolean {
    const before = this.#waiting.length;
    this.#waiting = this.#waiting.filter((pending) => pending.id !== id);
    return this.#waiting.length < before;
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

/** The generator mulberry32: a sequence of numbers from 0 (included) to 1 (excluded) that depends on the seed only. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
