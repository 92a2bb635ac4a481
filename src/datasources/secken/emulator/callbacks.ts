/**
 * Tells an application that an event ended. The vendor publishes that it does and that it signs what it sends; all else here
 * (a form by POST, its fields, four tries) is ours. Only this machine is called: nothing emulated leaves it.
 */
import type { EmulatedClock } from '../../../emulators/clock.js';
import { isLoopbackName } from '../../../emulators/loopback.js';
import type { AuthEvent } from './events.js';
import { APP_KEY } from './seed.js';
import { type Fields, sign } from './signature.js';

/** Pauses before the second, third and fourth try, on the emulated clock. */
const PAUSES_MS = [1_000, 5_000, 25_000];
const ANSWER_MS = 5_000;
/** How often the emulated clock is looked at while a try waits. */
const LOOK_MS = 100;

export interface Delivery {
  attempts: number;
  outcome: 'waiting' | 'delivered' | 'dropped';
}

export class Callbacks {
  readonly #clock: EmulatedClock;
  readonly #deliveries = new Map<string, Delivery>();
  #stopped = false;

  constructor(clock: EmulatedClock) {
    this.#clock = clock;
  }

  /** Returns at once; what becomes of it is `deliveryOf`. */
  send(event: AuthEvent): void {
    if (event.callback === null) return;
    const delivery: Delivery = { attempts: 0, outcome: 'waiting' };
    this.#deliveries.set(event.id, delivery);
    const url = callbackUrl(event.callback);
    if (url === null || !isLoopbackName(url.hostname)) delivery.outcome = 'dropped';
    else void this.#deliver(url, reportOf(event), delivery);
  }

  deliveryOf(event: AuthEvent): Delivery | null {
    return this.#deliveries.get(event.id) ?? null;
  }

  /** A reset ends what still waits. */
  stop(): void {
    this.#stopped = true;
  }

  async #deliver(url: URL, report: Fields, delivery: Delivery): Promise<void> {
    for (const pause of [0, ...PAUSES_MS]) {
      await this.#reach(this.#clock.now() + pause);
      if (this.#stopped) return;
      delivery.attempts += 1;
      if (await isAccepted(url, report)) {
        delivery.outcome = 'delivered';
        return;
      }
    }
    delivery.outcome = 'dropped';
  }

  /** The emulated clock rings no bell when it is moved. Unreferenced timers: a waiting try keeps no process alive. */
  async #reach(time: number): Promise<void> {
    while (!this.#stopped && this.#clock.now() < time) {
      await new Promise<void>((resume) => setTimeout(resume, LOOK_MS).unref());
    }
  }
}

async function isAccepted(url: URL, report: Fields): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ANSWER_MS);
    const body = new URLSearchParams(report);
    const answer = await fetch(url, { method: 'POST', body, signal, redirect: 'manual' });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

function reportOf({ id, state, answeredBy, uid }: AuthEvent): Fields {
  const [status, description] = state === 'APPROVED' ? ['200', 'success'] : ['601', 'user denied'];
  const who = answeredBy ?? uid;
  const fields = { event_id: id, status, description, ...(who !== null && { uid: who }) };
  return { ...fields, signature: sign(fields, APP_KEY) };
}

/** SDKs send it raw, encoded once or encoded twice; null for what is no address after that. */
export function callbackUrl(given: string): URL | null {
  let text = given;
  for (let left = 2; left > 0 && !/^https?:\/\//.test(text); left -= 1) {
    try {
      text = decodeURIComponent(text);
    } catch {
      return null;
    }
  }
  return /^https?:\/\//.test(text) && URL.canParse(text) ? new URL(text) : null;
}
