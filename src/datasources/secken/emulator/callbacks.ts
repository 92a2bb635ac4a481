/**
 * Sends signed callbacks to an application when an event ends. The vendor documents only that callbacks exist and are signed.
 * The POST form, its fields and the four attempts are assumptions. Callbacks go only to this machine.
 */
import type { EmulatedClock } from '../../../emulators/clock.js';
import { isLoopbackName } from '../../../emulators/loopback.js';
import type { AuthEvent } from './events.js';
import { APP_KEY } from './seed.js';
import { type Fields, sign } from './signature.js';

/** Delays before the second, third and fourth attempt, on the emulated clock. */
const PAUSES_MS = [1_000, 5_000, 25_000];
const ANSWER_MS = 5_000;
/** The interval of checks of the emulated clock while an attempt is pending. */
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

  /** Returns immediately. `deliveryOf` reports the result. */
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

  /** A reset cancels pending attempts. */
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

  /** Polls, because the emulated clock has no event for `advance`. The timers are unreferenced, so that the process can end. */
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

/** Decodes the URL, which SDKs send raw, encoded once or encoded twice. Returns null when it is not a URL. */
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
