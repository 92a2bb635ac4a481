/** The control API of the emulators, from the start page. The secret comes from `GET /emulators`, which other origins cannot read. */
import type { HomeState } from '../control/homeState.js';
import type { TimelineEntry } from '../timeline/timeline.js';
import type { WorldSummary } from '../worlds/worlds.js';

const RETRY_MS = 1000;

export class ControlClient {
  #secret: Promise<string> | undefined;

  /** @throws Error with the message of the refusal */
  async call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Response> {
    const response = await fetch(`/control${path}`, {
      method,
      headers: { 'x-emulator-secret': await this.#key(), 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.ok) return response;
    const { error } = (await response.json().catch(() => ({}))) as { readonly error?: string };
    throw new Error(error ?? `HTTP ${response.status}`);
  }

  async state(): Promise<HomeState> {
    return (await (await this.call('GET', '/state')).json()) as HomeState;
  }

  async entry(id: string): Promise<TimelineEntry> {
    return (await (await this.call('GET', `/timeline/${id}`)).json()) as TimelineEntry;
  }

  async createWorld(): Promise<WorldSummary> {
    return (await (await this.call('POST', '/worlds')).json()) as WorldSummary;
  }

  /** The variables that point a server at the emulators of a world. */
  async worldEnvironment(id: string): Promise<Readonly<Record<string, string>>> {
    const world = await (await this.call('GET', `/worlds/${id}`)).json();
    return (world as { environment: Readonly<Record<string, string>> }).environment;
  }

  /** Calls `onState` after each change, and `onLost` when the server is unreachable. It connects again until `signal` aborts. */
  async follow(onState: (state: HomeState) => void, onLost: () => void, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#read(onState, signal).catch(() => undefined);
      if (signal.aborted) return;
      onLost();
      // A restarted server has another secret.
      this.#secret = undefined;
      await new Promise((resume) => setTimeout(resume, RETRY_MS));
    }
  }

  /** EventSource cannot send the secret in a header. */
  async #read(onState: (state: HomeState) => void, signal: AbortSignal): Promise<void> {
    const response = await fetch('/control/events', { headers: { 'x-emulator-secret': await this.#key() }, signal });
    if (!response.ok || response.body === null) throw new Error(`HTTP ${response.status}`);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let buffered = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const events = (buffered + value).split('\n\n');
      buffered = events.pop() ?? '';
      const last = events.filter((event) => event.startsWith('event: state')).at(-1);
      if (last !== undefined) onState(JSON.parse(last.slice(last.indexOf('data: ') + 6)) as HomeState);
    }
  }

  #key(): Promise<string> {
    this.#secret ??= fetch('/emulators')
      .then(async (response) => ((await response.json()) as { control: { secret: string } }).control.secret)
      .catch((error: unknown) => {
        this.#secret = undefined;
        throw error;
      });
    return this.#secret;
  }
}
